import { isJsonObject, type JsonObject } from '../../lib/json.ts';
import { withKey, withoutKey } from '../../lib/own.ts';
import type { RelationDefinition } from '../definition.ts';
import type { Project } from '../project.ts';
import type { PolymorphicKeys } from '../relations/polymorphic.ts';
import {
  isInOtherGroup,
  type PolymorphicGroup,
  polymorphicGroupOf,
  usesOn,
} from '../relations/polymorphicGroups.ts';
import { namesOf, namesOfSelector, type PolymorphicNames } from '../relations/polymorphicNames.ts';
import { polymorphicUseOf } from '../relations/polymorphicUse.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef, ResolvedRelation } from '../relations/relationKind.ts';
import type { Command } from './command.ts';
import { editRelation } from './edit.ts';
import { followKeyNames } from './followPropertyNames.ts';
import { canHaveNames, polymorphicValue, withGroupNames } from './polymorphicKeys.ts';

export type PolymorphicPart = keyof PolymorphicKeys;

export interface SetPolymorphicArguments {
  readonly ref: RelationRef;
  readonly part: PolymorphicPart;
  /** "" leaves a key, or the type of the id, to LoopBack. */
  readonly value: string;
}

/**
 * Changes the selector, the key, the discriminator or the type of the id of a
 * polymorphic relation on all sides at once: the belongsTo, every model that can
 * own its rows, and the far sides of a through model. A new selector also derives
 * both keys, and renames a belongsTo that is named like the old one. What names
 * the relation or the keys follows. The selector of another belongsTo of the same
 * rows moves a relation of an owner there. Does nothing where a side could not follow.
 */
export const setPolymorphic: Command<SetPolymorphicArguments> = (project, { ref, part, value }) => {
  const relation = resolveRelation(project, ref);
  const group = relation && polymorphicGroupOf(project, relation);
  if (!group) return project;
  if (part === 'idType') return withIdType(project, group, value);
  const names = wantedNames(group, part, value);
  if (names === null) return project;
  if (!isInOtherGroup(project, group, names)) return renameGroup(project, group, names);
  // The rows of this model belong to it by another belongsTo from now on.
  return canJoin(relation, part) ? renameOwnerNames(project, ref, names) : project;
};

/** Whether `setPolymorphic` would accept the value. */
export function canSetPolymorphic(project: Project, args: SetPolymorphicArguments): boolean {
  const relation = resolveRelation(project, args.ref);
  const group = relation && polymorphicGroupOf(project, relation);
  if (!group) return false;
  if (args.part === 'idType') return usesOn(group, 'back').length > 0;
  const names = wantedNames(group, args.part, args.value);
  if (names === null) return false;
  if (isInOtherGroup(project, group, names)) return canJoin(relation, args.part);
  return canHaveNames(project, group, names);
}

/** Only a relation of an owner can leave its group. */
function canJoin(relation: ResolvedRelation, part: PolymorphicPart): boolean {
  return part === 'selector' && polymorphicUseOf(relation)?.side === 'owner';
}

/** Gives all relations of a group other names, and updates what names them. */
export function renameGroup(project: Project, group: PolymorphicGroup, names: PolymorphicNames): Project {
  if (!canHaveNames(project, group, names)) return project;
  return followKeyNames(project, withGroupNames(project, group, names));
}

/** Gives one relation of an owner other names, and leaves the other sides: it moves to another group. */
export function renameOwnerNames(project: Project, ref: RelationRef, names: PolymorphicNames): Project {
  const changed = editRelation(
    project,
    ref,
    (definition): RelationDefinition => ({
      ...definition,
      polymorphic: polymorphicValue(definition['polymorphic'], { name: ref.name, side: 'owner' }, names),
    }),
  );
  return followKeyNames(project, changed);
}

function wantedNames(
  group: PolymorphicGroup,
  part: Exclude<PolymorphicPart, 'idType'>,
  value: string,
): PolymorphicNames | null {
  const present = namesOf(group);
  if (part === 'selector') return value === '' ? null : namesOfSelector(value);
  const names = { ...present, [part]: value || namesOfSelector(present.selector)[part] };
  // LoopBack would keep only one of two values in one property.
  return names.foreignKey === names.discriminator ? null : names;
}

function withIdType(project: Project, group: PolymorphicGroup, idType: string): Project {
  return usesOn(group, 'back').reduce(
    (result, { relation, keys }) =>
      editRelation(result, relation.ref, (definition): RelationDefinition => {
        const given = definition['polymorphic'];
        const settings: JsonObject = isJsonObject(given)
          ? given
          : typeof given === 'string' && given !== relation.ref.name
            ? { selector: given }
            : {};
        const changed = idType === '' ? withoutKey(settings, 'idType') : withKey(settings, 'idType', idType);
        const isBare = Object.keys(changed).length === 0 && keys.selector === relation.ref.name;
        return { ...definition, polymorphic: isBare ? true : (changed as JsonObject) };
      }),
    project,
  );
}
