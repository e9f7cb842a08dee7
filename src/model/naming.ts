import { camelize, pluralize, singularize } from 'inflection';

/**
 * Derives names as LoopBack does, with the library that LoopBack itself uses
 * (docs/loopback.md#names; juggler 7.0.3). `inflection` runs a list of patterns for
 * each word, so the results are cached: a large project needs the same few
 * thousand words after each keystroke.
 */
const plurals = new Map<string, string>();
const camels = new Map<string, string>();
const cacheLimit = 20_000;

function cached(cache: Map<string, string>, word: string, derive: (word: string) => string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  if (cache.size >= cacheLimit) cache.clear();
  const derived = derive(word);
  cache.set(word, derived);
  return derived;
}

/** "order_item" → "orderItem", "HTTPServer" → "hTTPServer". */
export function camelOf(word: string): string {
  return cached(camels, word, (text) => camelize(text, true));
}

/** The plural of a model: its `plural` setting, else the plural of its name. */
export function pluralOf(name: string, setting?: string | null): string {
  return setting || cached(plurals, name, (text) => pluralize(text));
}

/** "Orders" → "orders": the name of hasMany, hasAndBelongsToMany and referencesMany. */
export function hasManyName(plural: string): string {
  return camelOf(plural);
}

/** "Customer" → "customerId": the key of hasMany and hasOne, and of `keyThrough`, from a model's name. */
export function foreignKeyOf(modelName: string): string {
  return camelOf(`${modelName}_id`);
}

/** "Customer" → "customer": the name of belongsTo and hasOne; a `plural` setting is ignored. */
export function belongsToName(targetName: string): string {
  return camelOf(targetName);
}

/** "buyer" → "buyerId", "main_buyer" → "main_buyerId": the key of belongsTo, from the relation's name. */
export function belongsToForeignKey(relationName: string): string {
  return `${relationName}Id`;
}

/** "Account" → "accountIds": the key of referencesMany, from the target's name. */
export function referencesManyForeignKey(targetName: string): string {
  return camelOf(`${targetName}_ids`);
}

export function embedsOneName(targetName: string): string {
  return `${camelOf(targetName)}Item`;
}

export function embedsManyName(targetName: string): string {
  return `${camelOf(targetName)}List`;
}

/** The property that embedsOne stores in; LoopBack puts "_" before it where it equals the relation's name. */
export function embedsOneProperty(targetName: string, relationName: string): string {
  return propertyBeside(camelOf(targetName), relationName);
}

export function embedsManyProperty(targetPlural: string, relationName: string): string {
  return propertyBeside(camelOf(targetPlural), relationName);
}

function propertyBeside(property: string, relationName: string): string {
  return property === relationName ? `_${property}` : property;
}

/** The key of a polymorphic relation, from its selector: "imageable" → "imageableId". */
export function polymorphicForeignKey(selector: string): string {
  return camelOf(`${selector}_id`);
}

/** The property that says which model a polymorphic key points into: "imageable" → "imageableType". */
export function polymorphicDiscriminator(selector: string): string {
  return camelOf(`${selector}_type`);
}

/** The model name that LoopBack looks for, in lower case, when a relation to many gives no `model`. */
export function singularOf(relationName: string): string {
  return singularize(relationName);
}
