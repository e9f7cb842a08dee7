import { findProblemsInSteps } from '../../model/problems/findProblems.ts';
import { ownersFirst } from '../application/seedRows.ts';
import { defineTarget, type TargetInput, type TargetOutput } from '../target.ts';
import { designApplication } from './design.ts';
import { makeFiles } from './makeFiles.ts';
import { type LoopBack4Options, optionsSchema } from './options.ts';
import { applicationRemarks } from './remarks.ts';

/** A LoopBack 4 application that runs: models, repositories and controllers with the relations of the design. */
export const target = defineTarget({
  options: optionsSchema,
  // The problems of the design are among the warnings.
  prepareInSteps: findProblemsInSteps,
  make({ project, options, rows }: TargetInput<LoopBack4Options>): TargetOutput {
    const design = designApplication(project, options);
    const seed = options.rows && rows !== undefined ? ownersFirst(project, rows) : {};
    const remarks = applicationRemarks({ project, options, design, seed });
    const warnings = remarks.filter(({ kind }) => kind === 'warning').map(({ text }) => text);
    return { files: makeFiles({ project, options, design, seed, warnings }), remarks };
  },
});
