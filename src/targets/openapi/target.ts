import * as z from 'zod/mini';
import { isJsonObject } from '../../lib/json.ts';
import { type Project, restPathOf, settingOf } from '../../model/index.ts';
import { needsAccessRules } from '../loopback3/designFacts.ts';
import { prepareSchemaInSteps } from '../schema/prepareSchemaInSteps.ts';
import { withCreatedModels } from '../schema/withCreatedModels.ts';
import { defineTarget, type Remark } from '../target.ts';
import { toFileName } from '../toFileName.ts';
import { printDocument } from './document.ts';

/** The REST API of the project as an OpenAPI 3.1 document. */
export const target = defineTarget({
  options: z.object({}),
  prepareInSteps: prepareSchemaInSteps,
  make({ project: given }) {
    const project = withCreatedModels(given);
    return {
      files: [
        {
          path: `${toFileName(given.name)}.openapi.json`,
          mediaType: 'application/json',
          pieces: printDocument(project),
        },
      ],
      remarks: remarksOf(project),
    };
  },
});

function remarksOf(project: Project): readonly Remark[] {
  const own = project.models.flatMap(({ definition }) => {
    const methods = settingOf(definition, 'methods');
    return isJsonObject(methods) ? Object.keys(methods).map((name) => `${definition.name}.${name}`) : [];
  });
  const hidden = project.models.filter((entry) => restPathOf(project, entry) === null);
  return [
    ...(own.length > 0
      ? [
          warning(
            `Remote methods of your own are not described, because their code is not part of the design: ${own.join(', ')}.`,
          ),
        ]
      : []),
    decision(
      'The paths are those that LoopBack 3 serves under /api, named scopes and the methods of User included.',
    ),
    decision(
      needsAccessRules(project)
        ? 'An access token is optional everywhere: ACLs decide at run time which operations need one.'
        : 'No operation needs an access token, because the design has neither ACLs nor users.',
    ),
    ...(hidden.length > 0
      ? [
          decision(
            `LoopBack serves no routes of ${hidden.map(({ definition }) => definition.name).join(', ')}.`,
          ),
        ]
      : []),
  ];
}

const warning = (text: string): Remark => ({ kind: 'warning', text });
const decision = (text: string): Remark => ({ kind: 'decision', text });
