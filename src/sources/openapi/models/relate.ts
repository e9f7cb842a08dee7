import type { JsonObject } from '../../../lib/json.ts';
import {
  belongsToForeignKey,
  camelOf,
  embedsManyName,
  embedsManyProperty,
  embedsOneName,
  embedsOneProperty,
  pluralOf,
} from '../../../model/index.ts';
import { addRelation as addFreely } from '../../addRelation.ts';
import type { Draft, Drafting, Reference } from './draft.ts';
import { foreignKeyFor } from './foreignKeys.ts';
import { createProperty } from './properties.ts';

/**
 * Adds a relation under a name that nothing of the model, its bases or the models
 * that extend it has. Returns the name.
 *
 * @param own the property that the relation replaces
 */
export function addRelation(
  draft: Draft,
  preferred: string,
  relation: JsonObject,
  own: string | null = null,
): string {
  const { relations, properties, familyNames, references } = draft;
  const others = references.filter(({ property }) => property !== own).map(({ property }) => property);
  const taken = [...familyNames, ...others].map((name): readonly [string, JsonObject] => [name, {}]);
  return addFreely({ relations, properties: new Map([...properties, ...taken]) }, [preferred], relation);
}

/** Adds a belongsTo. */
export function addBelongsTo(
  draft: Draft,
  preferred: string,
  target: Draft,
  key: string | null,
  own: string | null = null,
): string {
  const isDerived = key === null || belongsToForeignKey(preferred) === key;
  const relation = { type: 'belongsTo', model: target.name, ...(isDerived ? {} : { foreignKey: key }) };
  const name = addRelation(draft, preferred, relation, own);
  // Under another name LoopBack would derive another key.
  if (key !== null && name !== preferred && belongsToForeignKey(name) !== key)
    draft.relations.set(name, { ...relation, foreignKey: key });
  return name;
}

/** Adds a hasOne or a hasMany. */
export function addHas(
  draft: Draft,
  type: 'hasOne' | 'hasMany',
  preferred: string,
  target: Draft,
  key: string | null,
  own: string | null = null,
): string {
  return addRelation(draft, preferred, { type, model: target.name, ...foreignKeyFor(draft, key) }, own);
}

/**
 * Adds an embedsOne or an embedsMany that stores in the property that the document
 * describes.
 *
 * @param given the name of the relation, where the document says it
 */
export function addEmbedded(draft: Draft, reference: Reference, given: string | null = null): string {
  const { property, target, isMany } = reference;
  const derived = (name: string): string =>
    isMany ? embedsManyProperty(pluralOf(target.name), name) : embedsOneProperty(target.name, name);
  const bare = property.slice(1);
  const isBare = property.startsWith('_') && derived(bare) === property;
  const usual = isMany ? embedsManyName(target.name) : embedsOneName(target.name);
  const isUsual = derived(usual) === property;
  const preferred = given ?? (isBare ? bare : isUsual ? usual : `${property}${isMany ? 'List' : 'Item'}`);
  const settings = settingsOf(reference);
  const relation = {
    type: isMany ? 'embedsMany' : 'embedsOne',
    model: target.name,
    ...(derived(preferred) === property ? {} : { property }),
    ...(Object.keys(settings).length === 0 ? {} : { options: { property: settings } }),
  };
  const name = addRelation(draft, preferred, relation);
  if (name !== preferred) draft.relations.set(name, { ...relation, property });
  return name;
}

/** What the document says of the property that an embedding relation defines. */
function settingsOf({ facts, isRequired }: Reference): JsonObject {
  const { description } = facts.attributes;
  return {
    ...(isRequired ? { required: true } : {}),
    ...(typeof description === 'string' ? { description } : {}),
  };
}

/** Adds a property whose type is a model. */
export function addAsProperty(
  draft: Draft,
  { property, facts, isRequired }: Reference,
  drafting: Drafting,
): void {
  draft.properties.set(property, createProperty(draft, property, facts, isRequired, drafting));
}

/** The stem of a name in the way of LoopBack: "billing_customer" → "billingCustomer". */
export const nameOfStem = (stem: string): string => camelOf(stem);
