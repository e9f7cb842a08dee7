import { belongsToForeignKey, belongsToName, foreignKeyOf } from '../../../model/index.ts';
import type { Draft } from './draft.ts';

/** How people write the key of something: customerId, customer_id, customerID. */
const endings = ['Id', '_id', 'ID'] as const;

/** "customer" of "customerId", "customer_id" and "customerID"; null for any other name. */
export function stemOfKey(name: string): string | null {
  return /^(.+?)(?:_id|_ID|(?<=[\p{Ll}\p{N}])I[dD])$/u.exec(name)?.[1] ?? null;
}

/** "book" of "bookIds" and "book_ids"; null for any other name. */
export function stemOfKeys(name: string): string | null {
  return /^(.+?)(?:_ids|(?<=[\p{Ll}\p{N}])I[dD]s)$/u.exec(name)?.[1] ?? null;
}

/** The property that holds the key of something; null if there is none. */
export function keyNamedAfter({ properties, idName }: Draft, stem: string): string | null {
  const names = endings.map((ending) => `${stem}${ending}`);
  const found = names.find((name) => name !== idName && isKey(properties.get(name)));
  return found ?? null;
}

/** The property that holds a list of keys; null if there is none. */
export function keysNamedAfter({ properties }: Draft, stem: string): string | null {
  const names = endings.map((ending) => `${stem}${ending}s`);
  return names.find((name) => isListOfKeys(properties.get(name))) ?? null;
}

type Property = { readonly [key: string]: unknown } | undefined;

const keyTypes: ReadonlySet<unknown> = new Set(['string', 'number', 'any']);

/** Whether a property holds one plain value. */
export const isKey = (property: Property): boolean => keyTypes.has(property?.['type']);

/** Whether a property holds a list of plain values. */
export function isListOfKeys(property: Property): boolean {
  const type = property?.['type'];
  return type === 'array' || (Array.isArray(type) && keyTypes.has(type[0]));
}

/** A property of one model that points at another. */
export interface FoundKey {
  readonly property: string;
  /** How sure it is: "it is named after Order". */
  readonly isGuess: boolean;
}

/**
 * Finds the property of one model that points at another: named after it, the key of
 * a belongsTo to it, or the only key that nothing else explains.
 *
 * @param others the models that there are
 */
export function keyTo(holder: Draft, target: Draft, others: ReadonlySet<string>): FoundKey | null {
  const usual = keyNamedAfter(holder, belongsToName(target.name));
  if (usual !== null) return { property: usual, isGuess: false };
  const [own] = keysOfBelongsTo(holder, target);
  if (own !== undefined) return { property: own, isGuess: false };
  const unexplained = [...holder.properties].filter(
    ([name, property]) => name !== holder.idName && isKey(property) && isUnexplained(holder, name, others),
  );
  const [[only = ''] = [], ...more] = unexplained;
  return only === '' || more.length > 0 ? null : { property: only, isGuess: true };
}

/** The keys of the belongsTo of one model to another, in their order. */
export const keysOfBelongsTo = (holder: Draft, target: Draft): readonly string[] =>
  [...holder.relations].flatMap(([name, { type, model, foreignKey }]) => {
    if (type !== 'belongsTo' || model !== target.name) return [];
    return typeof foreignKey === 'string' ? foreignKey : belongsToForeignKey(name);
  });

/** Whether the name of a property is that of a key, and neither a relation nor a model explains it. */
function isUnexplained({ relations }: Draft, name: string, others: ReadonlySet<string>): boolean {
  const stem = stemOfKey(name);
  if (stem === null || others.has(stem.toLowerCase())) return false;
  return [...relations].every(
    ([relation, { foreignKey }]) => foreignKey !== name && belongsToForeignKey(relation) !== name,
  );
}

/** The foreignKey that a hasMany or hasOne says, because LoopBack would not derive it. */
export function foreignKeyFor(owner: Draft, key: string | null): { readonly foreignKey?: string } {
  return key === null || key === foreignKeyOf(owner.name) ? {} : { foreignKey: key };
}
