import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { hasOwn, withKeyRenamed } from '../../lib/own.ts';
import type { RelationDefinition } from '../definition.ts';
import type { Project } from '../project.ts';
import { isSameRef } from '../relations/keyUses.ts';
import { freeRelationName } from '../relations/newRelation.ts';
import { type PolymorphicGroup, usesOn } from '../relations/polymorphicGroups.ts';
import { areDerived, type PolymorphicNames } from '../relations/polymorphicNames.ts';
import type { PolymorphicSide, PolymorphicUse } from '../relations/polymorphicUse.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { editRelation, editRelations } from './edit.ts';
import { followRelationNames } from './followRelationNames.ts';

/**
 * Returns the value of `polymorphic` that leads to these names, in the style of
 * the present one. LoopBack refuses a selector beside keys, and one key without
 * the other. Other members, such as `idType`, stay.
 */
export function polymorphicValue(
  present: JsonValue | undefined,
  { name, side }: { readonly name: string; readonly side: PolymorphicSide },
  names: PolymorphicNames,
): JsonValue {
  const given: JsonObject = isJsonObject(present) ? present : {};
  const { selector: _selector, as: _as, foreignKey: _key, discriminator: _type, ...rest } = given;
  const { selector, foreignKey, discriminator } = names;
  if (!areDerived(names)) return { foreignKey, discriminator, ...rest };
  const word = hasOwn(given, 'as') && !hasOwn(given, 'selector') ? 'as' : 'selector';
  const isNamedSo = side === 'back' && name === selector && !hasOwn(given, word);
  if (Object.keys(rest).length > 0) return isNamedSo ? rest : { [word]: selector, ...rest };
  if (isNamedSo) return true;
  return hasOwn(given, word) ? { [word]: selector } : selector;
}

/** Returns the project with these names in all relations of a group but one, whose entry has them already. */
export function withGroupNames(
  project: Project,
  group: PolymorphicGroup,
  names: PolymorphicNames,
  except: RelationRef | null = null,
): Project {
  let result = project;
  for (const use of group.uses) {
    const { ref } = use.relation;
    if (except !== null && isSameRef(ref, except)) continue;
    const isNamedLikeSelector = use.side === 'back' && ref.name === use.keys.selector;
    const renamed =
      isNamedLikeSelector && areDerived(names) ? withBackRenamed(result, use, names.selector) : null;
    const name = renamed === null ? ref.name : names.selector;
    result = withNames(renamed ?? result, { modelId: ref.modelId, name }, use, names);
  }
  return result;
}

/** Writes the names into one relation; nothing where it has them. */
function withNames(
  project: Project,
  ref: RelationRef,
  { side, keys }: PolymorphicUse,
  names: PolymorphicNames,
): Project {
  const hasKeys = keys.foreignKey === names.foreignKey && keys.discriminator === names.discriminator;
  if (hasKeys && (side !== 'inverted' || keys.selector === names.selector)) return project;
  return editRelation(
    project,
    ref,
    (definition): RelationDefinition => ({
      ...definition,
      polymorphic: polymorphicValue(definition['polymorphic'], { name: ref.name, side }, names),
    }),
  );
}

/** Renames a belongsTo that has the name of its selector; null where the new name is taken. */
function withBackRenamed(project: Project, { relation, holder }: PolymorphicUse, to: string): Project | null {
  const { ref } = relation;
  if (ref.name === to) return project;
  if (freeRelationName(project, holder, to) !== to) return null;
  const renamed = editRelations(project, ref.modelId, (relations) => withKeyRenamed(relations, ref.name, to));
  return followRelationNames(renamed, [{ ref, to }]);
}

/**
 * Whether LoopBack can follow these names on all sides. A relation with `invert`
 * finds the belongsTo by its selector, which it cannot name beside its own keys
 * (docs/loopback.md#polymorphic-relations).
 */
export function canHaveNames(project: Project, group: PolymorphicGroup, names: PolymorphicNames): boolean {
  if (usesOn(group, 'inverted').length === 0) return true;
  if (!areDerived(names)) return false;
  const { selector } = names;
  return usesOn(group, 'back').every(
    ({ relation, holder }) =>
      relation.ref.name === selector || freeRelationName(project, holder, selector) === selector,
  );
}
