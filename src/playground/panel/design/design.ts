import { isJsonObject } from '../../../lib/json.ts';
import { memoByKey } from '../../../lib/memo.ts';
import {
  describeProperties,
  findJoinModels,
  idPropertyOf,
  inheritedRelationsOf,
  isStored,
  type JoinModel,
  joinId,
  type ModelEntry,
  type Project,
  type PropertyView,
  polymorphicKeysOf,
  type ResolvedRelation,
  relationPathOf,
  relationsOf,
  restPathOf,
  routeSettingsOf,
} from '../../../model/index.ts';
import type { DesignModel, DesignProperty, DesignRelation } from '../../designModel.ts';

export type { DesignModel, DesignProperty, DesignRelation } from '../../designModel.ts';

/** Describes the models of a project for the playground; the join models that LoopBack creates automatically come last. */
export function describeDesign(given: Project): readonly DesignModel[] {
  const project = inPlaygroundStore(given);
  const joins = findJoinModels(project);
  const models = project.models.map((entry) => describeModel(project, entry, joins));
  return [...models, ...[...joins.values()].map(describeJoinModel)];
}

/** Returns the project with the playground's own store, whose generated ids are numbers whatever the application uses. */
export function inPlaygroundStore(project: Project): Project {
  if (!project.application?.dataSources) return project;
  const { application: _application, ...models } = project;
  return models;
}

type JoinModels = ReturnType<typeof findJoinModels>;

function describeModel(project: Project, entry: ModelEntry, joins: JoinModels): DesignModel {
  const id = idPropertyOf(project, entry);
  let relations: readonly DesignRelation[] | undefined;
  return {
    id: entry.id,
    name: entry.definition.name,
    path: restPathOf(project, entry),
    ...routesOf(project, entry),
    idName: id?.name ?? null,
    idType: id?.type ?? 'any',
    isIdGenerated: id?.isGenerated ?? false,
    isStored: isStored(project, entry),
    // Computed on access: along a chain of bases all models together have millions of properties.
    get properties() {
      return propertiesOf(describeProperties(project, entry.id));
    },
    get relations() {
      relations ??= [...relationsOf(project, entry.id), ...inheritedRelationsOf(project, entry.id)]
        .filter(({ isSetUp }) => isSetUp)
        .map((relation) => describeRelation(project, entry, relation, joins));
      return relations;
    },
  };
}

const propertiesOf = memoByKey((views: readonly PropertyView[]): readonly DesignProperty[] =>
  views.map(({ name, typeLabel, isRequired, isId }) => ({ name, type: typeLabel, isRequired, isId })),
);

function describeRelation(
  project: Project,
  owner: ModelEntry,
  relation: ResolvedRelation,
  joins: JoinModels,
): DesignRelation {
  const { ref, type, definition, targetName, foreignKey, keyThrough, keyHolder, pointsAt, adds } = relation;
  const isThrough = Boolean(definition.through) && relation.throughName !== null;
  const isLinking = type === 'hasAndBelongsToMany';
  const join = relation.target === null ? undefined : joins.get(joinId(owner.id, relation.target.id));
  const through =
    relation.throughName ??
    (isLinking ? (join?.name ?? `${owner.definition.name}${targetName ?? ''}`) : null);
  const key = pointsAt.find(({ property }) => property !== undefined);
  // The through model of a polymorphic relation gets its properties from a relation of its own.
  const discriminator = definition['polymorphic']
    ? (adds.find(({ isForeignKey }) => !isForeignKey)?.name ??
      (isThrough ? (polymorphicKeysOf(definition, ref.name)?.discriminator ?? null) : null))
    : null;
  return {
    name: ref.name,
    type: type === 'hasMany' && isThrough ? `${type} through` : type,
    model: targetName ?? '',
    through,
    keyHolder: keyHolder?.definition.name ?? (isLinking ? through : null),
    foreignKey: foreignKey?.value ?? null,
    keyThrough: keyThrough?.value ?? null,
    pointsAt: key?.property ?? 'id',
    discriminator,
    ...(isThrough && discriminator !== null && definition['invert'] ? { isInverted: true as const } : {}),
    path: relationPathOf(project, relation),
    ...(relation.storedIn !== null && { storedIn: relation.storedIn.value }),
    ...(type === 'embedsMany' && { embeds: embeddingOf(definition['options']) }),
  };
}

function embeddingOf(options: unknown): NonNullable<DesignRelation['embeds']> {
  const given = isJsonObject(options) ? options : {};
  const { persistent, belongsTo } = given;
  return { persistent: Boolean(persistent), belongsTo: belongsTo ? String(belongsTo) : null };
}

/** Returns the settings that requests of a model depend on, besides its path. */
function routesOf(project: Project, entry: ModelEntry): Pick<DesignModel, 'routes'> {
  const routes = routeSettingsOf(project, entry);
  return Object.values(routes).some(Boolean) ? { routes } : {};
}

/** Describes the join model that LoopBack creates for hasAndBelongsToMany where the files have none. */
function describeJoinModel({ id, name, keys }: JoinModel): DesignModel {
  return {
    id,
    name,
    // No application serves a model that no file declares.
    path: null,
    idName: 'id',
    idType: 'number',
    isIdGenerated: true,
    isStored: true,
    properties: ['id', ...keys].map((property) => ({
      name: property,
      type: 'number',
      isRequired: false,
      isId: property === 'id',
    })),
    relations: [],
  };
}
