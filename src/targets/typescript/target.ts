import { prepareSchemaInSteps } from '../schema/prepareSchemaInSteps.ts';
import { withCreatedModels } from '../schema/withCreatedModels.ts';
import { defineTarget, type Remark } from '../target.ts';
import { toFileName } from '../toFileName.ts';
import { optionsSchema, type TypeScriptOptions } from './options.ts';
import { printInterfaces } from './printInterfaces.ts';

/** The models of the project as TypeScript interfaces. */
export const target = defineTarget({
  options: optionsSchema,
  prepareInSteps: prepareSchemaInSteps,
  make: ({ project, options }) => ({
    files: [
      {
        path: `${toFileName(project.name)}.ts`,
        mediaType: 'text/typescript',
        pieces: printInterfaces(withCreatedModels(project), options),
      },
    ],
    remarks: remarksOf(options),
  }),
});

function remarksOf({ relations, dates }: TypeScriptOptions): readonly Remark[] {
  const texts = [
    'What is not required is optional and may be null, because databases return null for a missing value.',
    dates === 'text'
      ? 'Dates are text, as the REST API sends them.'
      : 'Dates are Date objects, as code on the server has them.',
    ...(relations ? ['Related rows are optional: they are there where a filter includes them.'] : []),
  ];
  return texts.map((text) => ({ kind: 'decision', text }));
}
