import type { JsonObject } from '../../lib/json.ts';
import { classOf, literalOf, memberOf, objectKeyOf } from '../generatedCode.ts';
import type { MethodSignature } from '../methodSignature.ts';
import { foreignKeyOf } from '../naming.ts';
import { givenName } from '../settings.ts';
import type { RelationSides, ResolvedRelation } from './relationKind.ts';

/** Attributes that the call expresses in another form, or that LoopBack does not read from code. */
const writtenOtherwise = new Set(['type', 'model', 'as', 'foreignKey', 'keyThrough', 'through']);

/**
 * Prints the relation as it would be declared in JavaScript, with the names in force:
 * `Customer.hasMany(Order, {as: 'orders', foreignKey: 'customerId'});`.
 */
export function relationCode(relation: ResolvedRelation): string {
  const { owner, targetName, ref, definition, foreignKey, type } = relation;
  const through = givenName(definition.through);
  const readsThrough = relation.kind?.attributes.includes('through') ?? true;
  const keyThrough =
    through !== null && targetName && readsThrough ? readKeyThrough(relation, targetName) : null;
  const isKeyWritten = foreignKey !== null && (relation.kind?.readsForeignKey(definition) ?? false);
  const options = [
    `as: ${literalOf(ref.name)}`,
    ...(isKeyWritten ? [`foreignKey: ${literalOf(foreignKey.value)}`] : []),
    ...(through !== null ? [`through: ${classOf(through)}`] : []),
    ...(keyThrough !== null ? [`keyThrough: ${literalOf(keyThrough)}`] : []),
    ...Object.entries(definition)
      .filter(([key]) => !writtenOtherwise.has(key))
      .map(([key, value]) => `${objectKeyOf(key)}: ${literalOf(value ?? null)}`),
  ];
  const target = targetName === null ? literalOf(ref.name) : classOf(targetName);
  const method = memberOf(classOf(owner.definition.name), type);
  return `${method}(${target}, {${options.join(', ')}});`;
}

/** With `invert` LoopBack takes the polymorphic key, whatever `keyThrough` says. */
function readKeyThrough({ kind, definition, keyThrough }: ResolvedRelation, targetName: string): string {
  const isRead = kind?.readsKeyThrough?.(definition) ?? true;
  if (!isRead && keyThrough !== null) return keyThrough.value;
  return givenName(definition.keyThrough) ?? foreignKeyOf(targetName);
}

/** Prints the relation's entry in `relations` as its model's file has it. */
export function relationJson(relation: ResolvedRelation): string {
  const entry: JsonObject = { [relation.ref.name]: relation.definition };
  return JSON.stringify(entry, null, 2)
    .split('\n')
    .slice(1, -1)
    .map((line) => line.slice(2))
    .join('\n');
}

/** Returns the methods that the relation adds to an instance of its model; none if LoopBack would not set it up. */
export function relationMethods(relation: ResolvedRelation): readonly MethodSignature[] {
  const { kind, owner, targetName, ref, definition } = relation;
  if (!kind) return [];
  const sides: RelationSides = {
    ownerName: owner.definition.name,
    targetName: targetName ?? 'instance',
    targetPlural: '',
    relationName: ref.name,
    definition,
  };
  return kind.methods(sides);
}
