import {
  belongsToForeignKey,
  camelOf,
  hasManyName,
  pluralOf,
  referencesManyForeignKey,
} from '../../../model/index.ts';
import type { Draft, Drafting } from './draft.ts';
import { isKey, isListOfKeys, stemOfKey, stemOfKeys } from './foreignKeys.ts';
import { hasId, idTypeOf } from './ids.ts';
import { addNestedRelations } from './nestedPaths.ts';
import { addReference } from './references.ts';
import { addBelongsTo, addRelation } from './relate.ts';
import { addServedRelations } from './served.ts';

/** Adds the relations that operations, objects in objects and names of keys show. */
export function* addRelations(drafting: Drafting): Generator<undefined, void> {
  const { drafts, options } = drafting;
  const byName = new Map(drafts.map((draft) => [camelOf(draft.name).toLowerCase(), draft]));
  const models = new Set(byName.keys());
  const claimed = addServedRelations(drafting, models);
  yield;
  for (const draft of drafts) {
    for (const reference of draft.references)
      if (!claimed.has(reference)) addReference({ draft, reference, drafting, models });
    yield;
  }
  yield* addNestedRelations(drafting, models);
  if (!options.keys) return;
  for (const draft of drafts) {
    for (const name of draft.properties.keys()) addByName(draft, name, byName, drafting);
    yield;
  }
}

/** Adds the relation of a property that is named after a model: customerId, bookIds. */
function addByName(
  draft: Draft,
  name: string,
  byName: ReadonlyMap<string, Draft>,
  { remarks }: Drafting,
): void {
  const property = draft.properties.get(name);
  if (name === draft.idName || property === undefined || isExplained(draft, name)) return;
  const [one, many] = [stemOfKey(name), stemOfKeys(name)];
  const stem = isKey(property) ? one : isListOfKeys(property) ? many : null;
  const target = stem === null ? undefined : byName.get(camelOf(stem).toLowerCase());
  if (stem === null || target === undefined || !hasId(target) || !isTypeOfId(property['type'], target))
    return;
  const relation = isKey(property)
    ? addBelongsTo(draft, camelOf(stem), target, name)
    : addRelation(draft, hasManyName(pluralOf(stem)), {
        ...{ type: 'referencesMany', model: target.name },
        ...(name === referencesManyForeignKey(target.name) ? {} : { foreignKey: name }),
      });
  const type = draft.relations.get(relation)?.['type'];
  remarks.push({
    kind: 'decision',
    text: `${draft.name}.${relation} is a ${String(type)}: ${name} is named after ${target.name}.`,
  });
}

function isTypeOfId(type: unknown, target: Draft): boolean {
  const own = Array.isArray(type) ? type[0] : type;
  const id = idTypeOf(target);
  return id === null || id === 'any' || own === 'any' || own === 'array' || own === id;
}

/** Whether a relation of the model uses a property as its key. */
function isExplained({ relations }: Draft, property: string): boolean {
  return [...relations].some(([name, { type, foreignKey, model }]) => {
    if (type === 'belongsTo') return property === (foreignKey ?? belongsToForeignKey(name));
    if (type !== 'referencesMany') return false;
    return property === (foreignKey ?? referencesManyForeignKey(String(model)));
  });
}
