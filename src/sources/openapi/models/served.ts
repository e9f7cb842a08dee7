import { belongsToForeignKey, foreignKeyOf, referencesManyForeignKey } from '../../../model/index.ts';
import type { Draft, Drafting, Reference } from './draft.ts';
import {
  foreignKeyFor,
  isListOfKeys,
  keyNamedAfter,
  keysOfBelongsTo,
  keyTo,
  stemOfKey,
  stemOfKeys,
} from './foreignKeys.ts';
import type { ServedRelation } from './operations.ts';
import { addBelongsTo, addEmbedded, addHas, addRelation } from './relate.ts';

interface Served extends ServedRelation {
  readonly draft: Draft;
  readonly targetDraft: Draft | null;
}

/**
 * Adds the relations that the operations of a LoopBack 3 application show.
 *
 * @param models the names of the models that properties may be keys of, in small letters
 * @returns the references that they explain
 */
export function addServedRelations(drafting: Drafting, models: ReadonlySet<string>): ReadonlySet<Reference> {
  const byKey = new Map(drafting.drafts.map((draft) => [draft.named.key, draft]));
  const served = drafting.operations.relations.flatMap((relation): readonly Served[] => {
    const draft = byKey.get(relation.owner);
    return draft === undefined
      ? []
      : [{ ...relation, draft, targetDraft: byKey.get(relation.target ?? '') ?? null }];
  });
  const isBelongsTo = ({ isMany, creates }: Served): boolean => !isMany && !creates;
  const claimed = new Set<Reference>();
  // Their keys tell the other sides theirs.
  for (const relation of served.filter(isBelongsTo)) addServedBelongsTo(relation, models);
  for (const relation of served.filter((each) => !isBelongsTo(each)))
    addServed(relation, { drafting, models, claimed, byKey });
  return claimed;
}

function addServedBelongsTo({ draft, name, targetDraft }: Served, models: ReadonlySet<string>): void {
  const own = keyNamedAfter(draft, name);
  if (targetDraft === null) {
    const isPolymorphic = own !== null && draft.properties.has(`${name}Type`);
    if (isPolymorphic) addRelation(draft, name, { type: 'belongsTo', polymorphic: true });
    return;
  }
  const key = own ?? keyTo(draft, targetDraft, models)?.property ?? null;
  addBelongsTo(draft, name, targetDraft, key);
}

interface Context {
  readonly drafting: Drafting;
  readonly models: ReadonlySet<string>;
  readonly claimed: Set<Reference>;
  readonly byKey: ReadonlyMap<string, Draft>;
}

function addServed(relation: Served, context: Context): void {
  const { draft, name, isMany, link, target, targetDraft } = relation;
  if (targetDraft === null) return;
  if (link !== null) {
    if (link === target) addReferencesMany(draft, name, targetDraft);
    else addThrough(relation, targetDraft, link, context);
    return;
  }
  const embedded = draft.references.find(
    (each) => each.target === targetDraft && each.isMany === isMany && !context.claimed.has(each),
  );
  if (embedded !== undefined) {
    context.claimed.add(embedded);
    addEmbedded(draft, embedded, name);
    return;
  }
  const selector = selectorOf(targetDraft);
  const key = keyTo(targetDraft, draft, context.models);
  const type = isMany ? 'hasMany' : 'hasOne';
  if (selector !== null && (key === null || stemOfKey(key.property) === selector))
    addRelation(draft, name, { type, model: targetDraft.name, polymorphic: selector });
  else addHas(draft, type, name, targetDraft, key?.property ?? null);
}

/** The selector of the polymorphic belongsTo of a model; null if it has none. */
function selectorOf({ relations }: Draft): string | null {
  const found = [...relations].find(
    ([, { type, polymorphic }]) => type === 'belongsTo' && polymorphic === true,
  );
  return found?.[0] ?? null;
}

function addReferencesMany(draft: Draft, name: string, target: Draft): void {
  const usual = referencesManyForeignKey(target.name);
  const lists = [...draft.properties].filter(
    ([key, property]) => isListOfKeys(property) && stemOfKeys(key) !== null,
  );
  const keys = lists.map(([key]) => key);
  const key =
    keys.find((each) => each === usual) ??
    keys.find((each) => name.startsWith(stemOfKeys(each) ?? '')) ??
    keys[0];
  addRelation(draft, name, {
    type: 'referencesMany',
    model: target.name,
    ...(key === undefined || key === usual ? {} : { foreignKey: key }),
  });
}

function addThrough(relation: Served, target: Draft, link: string, { byKey, models }: Context): void {
  const { draft, name } = relation;
  const join = byKey.get(link);
  if (join === undefined) {
    // LoopBack names the join model that it creates after both.
    const isDerived = link === `${draft.name}${target.name}` || link === `${target.name}${draft.name}`;
    const through = isDerived ? {} : { through: link };
    addRelation(draft, name, { type: 'hasAndBelongsToMany', model: target.name, ...through });
    return;
  }
  if (draft === target) {
    addThroughToItself(draft, name, join);
    return;
  }
  const own = keyTo(join, draft, models)?.property ?? null;
  const other = keyTo(join, target, models)?.property ?? null;
  const isUsual =
    other === null || other === foreignKeyOf(target.name) || other === belongsToForeignKey(name);
  addRelation(draft, name, {
    ...{ type: 'hasMany', model: target.name, ...foreignKeyFor(draft, own), through: join.name },
    ...(isUsual ? {} : { keyThrough: other }),
  });
}

/** The join model has two keys to the same model; a second relation uses them the other way round. */
function addThroughToItself(draft: Draft, name: string, join: Draft): void {
  const [first = null, second = null] = keysOfBelongsTo(join, draft);
  const isSecond = [...draft.relations.values()].some(({ through }) => through === join.name);
  const [own, other] = isSecond ? [second, first] : [first, second];
  addRelation(draft, name, {
    ...{ type: 'hasMany', model: draft.name, ...foreignKeyFor(draft, own), through: join.name },
    ...(other === null ? {} : { keyThrough: other }),
  });
}
