import { findProblemsInSteps } from '../../model/problems/findProblems.ts';
import { dataSourcesOf } from '../application/dataSources.ts';
import { ownersFirst } from '../application/seedRows.ts';
import { defineTarget, type TargetInput, type TargetOutput } from '../target.ts';
import { applicationRemarks } from './designRemarks.ts';
import { makeFiles } from './makeFiles.ts';
import { type LoopBack3Options, optionsSchema } from './options.ts';

/** A LoopBack 3 application that runs: the model files unchanged, and around them what they need. */
export const target = defineTarget({
  options: optionsSchema,
  // The problems of the design are among the warnings.
  prepareInSteps: findProblemsInSteps,
  make({ project, options, rows }: TargetInput<LoopBack3Options>): TargetOutput {
    const dataSources = dataSourcesOf(project);
    const seed = options.rows && rows !== undefined ? ownersFirst(project, rows) : {};
    const remarks = applicationRemarks({ project, options, dataSources, seed });
    const warnings = remarks.filter(({ kind }) => kind === 'warning').map(({ text }) => text);
    return { files: makeFiles({ project, options, dataSources, seed, warnings }), remarks };
  },
});
