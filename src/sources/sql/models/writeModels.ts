import type { JsonObject } from '../../../lib/json.ts';
import {
  createFreePathsOnAnyDisk,
  type FileProblem,
  modelPathOf,
  readModelFile,
} from '../../../model/index.ts';
import type { OpenedModel } from '../../openedFiles.ts';
import type { Steps } from '../../source.ts';
import { dialects } from '../dialect.ts';
import type { Draft, Drafting } from './drafts.ts';

/** Writes the model file of each draft. */
export function* writeModels(
  { drafts, schema }: Drafting,
  origin: string,
): Steps<{ readonly models: readonly OpenedModel[]; readonly problems: readonly FileProblem[] }> {
  const freePath = createFreePathsOnAnyDisk([]);
  const models: OpenedModel[] = [];
  const problems: FileProblem[] = [];
  const schemas = new Set(drafts.map(({ table }) => table.id.schema));
  // MySQL's schemas are databases: a single one may have another name where the models are used.
  const namesSchema = dialects[schema.dialect].usualSchema !== null || schemas.size > 1;
  for (const draft of drafts) {
    const text = `${JSON.stringify(definitionOf(draft, schema.dialect, namesSchema), null, 2)}\n`;
    const read = readModelFile(freePath(modelPathOf(draft.name)), text);
    const { schema: own, name } = draft.table.id;
    const table = own !== null && schemas.size > 1 ? `${own}.${name}` : name;
    if (read.ok) models.push({ ...read.value, origin: `${origin} (${table})` });
    else problems.push(read.error);
    yield;
  }
  return { models, problems };
}

/** The definition as LoopBack's generator orders it, with the table in the connector's key. */
function definitionOf(draft: Draft, connector: string, namesSchema: boolean): JsonObject {
  const { table, name, properties, relations } = draft;
  const { schema } = table.id;
  return {
    name,
    ...(table.comment === null ? {} : { description: table.comment }),
    base: 'PersistedModel',
    idInjection: false,
    // Without a primary key the id of the base would be a column that is not there.
    ...(table.primaryKey.length === 0 ? { excludeBaseProperties: ['id'] } : {}),
    options: {
      validateUpsert: true,
      [connector]:
        connector === 'mongodb'
          ? { collection: table.id.name }
          : { ...(schema !== null && namesSchema ? { schema } : {}), table: table.id.name },
    },
    properties: Object.fromEntries(properties),
    validations: [],
    relations: Object.fromEntries(relations),
    acls: [],
    methods: {},
  };
}
