import type { JsonObject } from '../../../lib/json.ts';
import {
  createFreePathsOnAnyDisk,
  type FileProblem,
  modelPathOf,
  readModelFile,
} from '../../../model/index.ts';
import type { OpenedModel } from '../../openedFiles.ts';
import type { Steps } from '../../source.ts';
import type { Draft, Drafting } from './draft.ts';
import { hasId } from './ids.ts';

/** Writes the model file of each draft. */
export function* writeModels({
  drafts,
}: Drafting): Steps<{ readonly models: readonly OpenedModel[]; readonly problems: readonly FileProblem[] }> {
  const freePath = createFreePathsOnAnyDisk([]);
  const models: OpenedModel[] = [];
  const problems: FileProblem[] = [];
  for (const draft of drafts) {
    const text = `${JSON.stringify(definitionOf(draft), null, 2)}\n`;
    const read = readModelFile(freePath(modelPathOf(draft.name)), text);
    const { document, id } = draft.named;
    if (read.ok) models.push({ ...read.value, origin: `${document.path} (${id})` });
    else problems.push(read.error);
    yield;
  }
  return { models, problems };
}

/** The definition as LoopBack's generator orders it. */
function definitionOf(draft: Draft): JsonObject {
  const { name, base, properties, relations, shape, hidden, named } = draft;
  // LoopBack's explorer writes it of every model.
  const isStrict = shape.isClosed && named.document.format !== 'swagger';
  return {
    name,
    ...(shape.description === null ? {} : { description: shape.description }),
    // Without an id a row is a part of another.
    base: base?.name ?? (hasId(draft) ? 'PersistedModel' : 'Model'),
    idInjection: false,
    // The base has one that the document does not have.
    ...(base === null && !hasId(draft) ? { excludeBaseProperties: ['id'] } : {}),
    ...(isStrict ? { strict: true } : {}),
    ...(hidden.length > 0 ? { hidden } : {}),
    options: { validateUpsert: true },
    properties: Object.fromEntries(properties),
    validations: [],
    relations: Object.fromEntries(relations),
    acls: [],
    methods: {},
  };
}
