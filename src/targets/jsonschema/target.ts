import * as z from 'zod/mini';
import type { JsonObject } from '../../lib/json.ts';
import { lineageOf, type Project, settingOfLineage } from '../../model/index.ts';
import { modelJsonSchema } from '../schema/jsonSchema.ts';
import { prepareSchemaInSteps } from '../schema/prepareSchemaInSteps.ts';
import { type SchemaModel, schemaModelsOf } from '../schema/schemaModels.ts';
import { withCreatedModels } from '../schema/withCreatedModels.ts';
import { defineTarget, type Remark } from '../target.ts';
import { toFileName } from '../toFileName.ts';

/** The models of the project as one JSON Schema (2020-12), with a definition for each. */
export const target = defineTarget({
  options: z.object({}),
  prepareInSteps: prepareSchemaInSteps,
  make({ project: given }) {
    const project = withCreatedModels(given);
    return {
      files: [
        {
          path: `${toFileName(given.name)}.schema.json`,
          mediaType: 'application/schema+json',
          pieces: printSchema(project),
        },
      ],
      remarks,
    };
  },
});

const remarks: readonly Remark[] = [
  'Each definition describes a row as the REST API sends it: dates are text, and what is not required may be null.',
  'A model with "strict" allows no other properties. What a file says about lengths, ranges and choices is left out, because LoopBack does not check it.',
].map((text) => ({ kind: 'decision', text }));

function* printSchema(project: Project): Generator<string> {
  const header = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: project.name,
  };
  yield `${JSON.stringify(header, null, 2).slice(0, -2)},\n  "$defs": {`;
  let isFirst = true;
  for (const model of schemaModelsOf(project)) {
    const schema = JSON.stringify(schemaOf(project, model), null, 2).replaceAll('\n', '\n    ');
    yield `${isFirst ? '' : ','}\n    ${JSON.stringify(model.name)}: ${schema}`;
    isFirst = false;
  }
  yield isFirst ? '}\n}\n' : '\n  }\n}\n';
}

function schemaOf(project: Project, model: SchemaModel): JsonObject {
  const strict = settingOfLineage(lineageOf(project, model.entry.definition), 'strict');
  return modelJsonSchema(project, model, {
    refOf,
    hasLimits: false,
    hiddenIsOptional: true,
    additionalProperties: strict ? false : undefined,
  });
}

/** A reference is a URI with a JSON Pointer. */
const refOf = (name: string): string =>
  `#/$defs/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
