import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { hasOwn, withKeyRenamed } from '../../lib/own.ts';
import type { ModelId, Project } from '../project.ts';
import { withRelationAttribute } from '../relations/attributeOrder.ts';
import { keyUsesOf } from '../relations/keyUses.ts';
import { polymorphicUseOf } from '../relations/polymorphicUse.ts';
import { allRelations, resolveRelation } from '../relations/projectRelations.ts';
import type { DerivedName, ResolvedRelation } from '../relations/relationKind.ts';
import { derivesJoinKeys, withJoinPreserved } from '../renaming/joinModels.ts';
import type { Command } from './command.ts';
import { editProperties, editRelation } from './edit.ts';
import { followPropertyNames } from './followPropertyNames.ts';

export interface RenamePropertyArguments {
  readonly modelId: ModelId;
  readonly from: string;
  readonly to: string;
}

/**
 * Renames a property in place, and updates everything that names it. Relations
 * of which it is the key keep using it. Does nothing where the new name is
 * empty or taken.
 */
export const renameProperty: Command<RenamePropertyArguments> = (project, args) => {
  const { modelId, from, to } = args;
  const renamed = editProperties(project, modelId, (properties) =>
    to === '' || hasOwn(properties, to) ? properties : withKeyRenamed(properties, from, to),
  );
  if (renamed === project) return project;
  return followPropertyNames(withPolymorphicKeysOf(project, withKeysOf(project, renamed, args), args), [
    args,
  ]);
};

/** Updates the relations that use the property as their key: LoopBack would add the old key again, beside it. */
function withKeysOf(
  before: Project,
  renamed: Project,
  { modelId, from, to }: RenamePropertyArguments,
): Project {
  const uses = allRelations(before)
    .flatMap(keyUsesOf)
    .filter(({ holder, key }) => holder.id === modelId && key.value === from);
  return uses.reduce((project, { relation, attribute, key }) => {
    if (!relation.kind?.attributes.includes(attribute)) {
      return withJoinRenamed(before, project, relation, { from, to });
    }
    return editRelation(project, relation.ref, (definition) =>
      withRelationAttribute(definition, attribute, key.derived === to ? '' : to),
    );
  }, renamed);
}

/**
 * Writes the new name as the key or the discriminator of the polymorphic
 * relations that use it. A far side needs a selector, so there they stay.
 */
function withPolymorphicKeysOf(
  before: Project,
  renamed: Project,
  { modelId, from, to }: RenamePropertyArguments,
): Project {
  const nameNow = (name: string): string => (name === from ? to : name);
  const uses = allRelations(before).flatMap((relation) => {
    const use = polymorphicUseOf(relation);
    const isNamed = use?.keys.foreignKey === from || use?.keys.discriminator === from;
    return use?.holder.id === modelId && isNamed ? [use] : [];
  });
  if (uses.some(({ side }) => side === 'inverted')) return renamed;
  return uses.reduce(
    (project, { relation: { ref }, keys }) =>
      editRelation(project, ref, (definition) => {
        const { selector: _selector, as: _as, ...given } = membersOf(definition['polymorphic']);
        const { foreignKey, discriminator } = keys;
        const named = { foreignKey: nameNow(foreignKey), discriminator: nameNow(discriminator) };
        return { ...definition, polymorphic: { ...given, ...named } };
      }),
    renamed,
  );
}

const membersOf = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});

/** A hasAndBelongsToMany cannot name its keys, so it becomes the hasMany through that LoopBack makes of it. */
function withJoinRenamed(
  before: Project,
  project: Project,
  relation: ResolvedRelation,
  { from, to }: Pick<RenamePropertyArguments, 'from' | 'to'>,
): Project {
  const { ref, foreignKey, keyThrough } = relation;
  const definition = resolveRelation(project, ref)?.definition;
  if (!derivesJoinKeys(relation) || !foreignKey || !keyThrough || !definition) return project;
  const nowOf = (key: DerivedName): string => (key.value === from ? to : key.value);
  return withJoinPreserved(before, project, {
    before: relation,
    owned: { ownerId: ref.modelId, name: ref.name },
    definition,
    foreignKey: definition['polymorphic'] ? null : nowOf(foreignKey),
    keyThrough: nowOf(keyThrough),
  });
}
