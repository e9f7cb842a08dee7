import { isJsonObject } from '../../lib/json.ts';
import { memoByKey } from '../../lib/memo.ts';
import { withKey } from '../../lib/own.ts';
import { newDefinition } from '../commands/addModel.ts';
import { addRelation } from '../commands/addRelation.ts';
import type { RelationDefinition } from '../definition.ts';
import { fileNameOf, freePathOnAnyDisk } from '../files/fileName.ts';
import { newModelFolder } from '../files/sourceFolders.ts';
import { freePosition } from '../layout/freePosition.ts';
import { withPositions } from '../layout/positions.ts';
import { editConfig } from '../modelConfig.ts';
import { belongsToName } from '../naming.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModel, findModelByName } from '../projectIndex.ts';
import { freeRelationName } from '../relations/newRelation.ts';
import { polymorphicKeysOf } from '../relations/polymorphic.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { throughLinks } from '../relations/throughLinks.ts';
import { type OwnedName, relationOwnedBy } from './nameUses.ts';
import { nameInForce, withRelation } from './writeName.ts';

/** The keys of a many to many relation that have to stay the same in its join model. */
export interface WantedJoin {
  /** The relation before the rename. */
  readonly before: ResolvedRelation;
  /** The owner of the relation, and its name after the rename. */
  readonly owned: OwnedName;
  /** The relation in the file, with the new names. */
  readonly definition: RelationDefinition;
  /** null if it points at any model: no model's name is in it. */
  readonly foreignKey: string | null;
  readonly keyThrough: string;
}

/**
 * Returns whether LoopBack derives both keys in the join model from the names of
 * the two sides, so that the file cannot name them (docs/loopback.md#hasandbelongstomany).
 */
export const derivesJoinKeys = memoByKey((relation: ResolvedRelation): boolean => {
  const { kind, definition, isSetUp } = relation;
  if (!kind || !isSetUp || kind.attributes.includes('keyThrough')) return false;
  // LoopBack does not boot with a polymorphic one that does not name its through model.
  if (definition['polymorphic'] && !definition.through) return false;
  return throughNamesOf(relation).length > 0;
});

/**
 * Returns whether LoopBack chooses the join model too: it looks for one named
 * after both sides, and creates it if there is none.
 */
export const hasGuessedJoin = (relation: ResolvedRelation): boolean =>
  derivesJoinKeys(relation) && throughNamesOf(relation).length > 1;

function throughNamesOf({ kind, owner, targetName, definition }: ResolvedRelation): readonly string[] {
  if (targetName === null) return [];
  return kind?.throughNames({ ownerName: owner.definition.name, targetName, definition }) ?? [];
}

/**
 * Ensures that a relation whose keys LoopBack derives from the names of both sides
 * still uses the same join model with the given keys. A hasAndBelongsToMany cannot name its keys, so if
 * LoopBack would derive others, it becomes the hasMany through that LoopBack sets
 * up for it anyway, and a join model that LoopBack would have created gets a file.
 */
export function withJoinPreserved(before: Project, renamed: Project, wanted: WantedJoin): Project {
  const { owned, foreignKey, keyThrough } = wanted;
  // A base that has the relation may already have become a hasMany through for its own rows.
  const isOther = relationOwnedBy(renamed, owned)?.definition !== wanted.definition;
  const project = isOther ? withRelation(renamed, owned, wanted.definition) : renamed;
  const now = relationOwnedBy(project, owned);
  if (now === null) return project;
  const hasKeys =
    (foreignKey === null || nameInForce(project, owned, 'foreignKey') === foreignKey) &&
    nameInForce(project, owned, 'keyThrough') === keyThrough;
  const { through: known, throughName } = wanted.before;
  if (hasKeys && !isReplacing(before, project, wanted.before)) {
    if (known === null || now.through?.id === known.id) return project;
    const through = nameOf(project, known.id);
    return withRelation(project, owned, withKey(now.definition, 'through', through) as RelationDefinition);
  }
  // A model of LoopBack has no file that could say that it belongs to both ends.
  if (known === null && throughName !== null) return withHasMany(project, wanted, throughName);
  const [joined, join] = withJoinModel(before, project, wanted);
  const linked = withLinks(joined, join, wanted);
  return withHasMany(linked, wanted, nameOf(linked, join));
}

/** Returns the join model that LoopBack defines for this relation alone, whatever other model has its name; null for others. */
export function ownJoinOf(relation: ResolvedRelation): string | null {
  const [name, ...others] = throughNamesOf(relation);
  const isOwn = derivesJoinKeys(relation) && !relation.definition.through && others.length === 0;
  return isOwn ? (name ?? null) : null;
}

/** Returns whether LoopBack would now replace the join model that another relation has got a file for. */
function isReplacing(before: Project, project: Project, relation: ResolvedRelation): boolean {
  const name = ownJoinOf(relation);
  return name !== null && findModelByName(project, name) !== null && findModelByName(before, name) === null;
}

const nameOf = (project: Project, id: ModelId): string => findModel(project, id)?.definition.name ?? '';

/** Returns the project with the join model, and the id of that model. */
function withJoinModel(
  before: Project,
  project: Project,
  { before: relation, owned }: WantedJoin,
): readonly [Project, ModelId] {
  if (relation.through) return [project, relation.through.id];
  const name = ownJoinOf(relation) ?? joinNameOf(before, relation);
  const existing = findModelByName(project, name);
  if (existing) return [project, existing.id];
  const paths = project.models.map(({ path }) => path);
  const entry: ModelEntry = {
    id: freeId(project, `${owned.ownerId}-${name}`),
    path: freePathOnAnyDisk(`${newModelFolder(project)}/${fileNameOf(name)}`, paths),
    definition: newDefinition(name),
    source: null,
  };
  const layout = withPositions(project.layout, [[entry.id, freePosition(project)]]);
  const added = { ...project, models: [...project.models, entry], layout };
  // LoopBack defines it in the data source of the relation's owner, and serves no routes of it.
  const dataSource = project.modelConfig?.config[nameOf(project, owned.ownerId)];
  const configured = editConfig(added, (config) => ({
    ...config,
    [name]: { ...(isJsonObject(dataSource) ? dataSource : {}), public: false },
  }));
  return [configured, entry.id];
}

function freeId(project: Project, preferred: string): ModelId {
  let id = preferred;
  for (let number = 2; findModel(project, id); number += 1) id = `${preferred}-${number}`;
  return id;
}

/**
 * Returns the name of the join model that LoopBack creates: owner and target of
 * the relation that it sets up first. That is the relation of the later of the
 * two models, because the earlier one waits for its target.
 */
function joinNameOf(project: Project, relation: ResolvedRelation): string {
  const endsOf = ({ owner, target }: ResolvedRelation) => JSON.stringify([owner.id, target?.id].toSorted());
  const turnOf = (id: ModelId | undefined) => project.models.findIndex((model) => model.id === id);
  const [first = relation] = allRelations(project)
    .filter((each) => hasGuessedJoin(each) && endsOf(each) === endsOf(relation))
    .filter((each) => turnOf(each.owner.id) >= turnOf(each.target?.id));
  return `${first.owner.definition.name}${first.targetName ?? ''}`;
}

/** Makes the join model belong to both ends, as LoopBack does; existing relations stay. */
function withLinks(project: Project, joinId: ModelId, wanted: WantedJoin): Project {
  const { before, owned, foreignKey, keyThrough } = wanted;
  const first =
    foreignKey === null
      ? withSelector(project, joinId, before)
      : withLink(project, joinId, nameOf(project, owned.ownerId), before.owner, foreignKey);
  if (foreignKey === keyThrough || before.target === null) return first;
  return withLink(first, joinId, nameOf(first, before.target.id), before.target, keyThrough);
}

/** Makes the join model belong to any model, unless it has a relation with that name. */
function withSelector(project: Project, joinId: ModelId, { definition, ref }: ResolvedRelation): Project {
  const name = polymorphicKeysOf(definition, ref.name)?.selector;
  if (name === undefined || relationOwnedBy(project, { ownerId: joinId, name })) return project;
  return addRelation(project, { modelId: joinId, name }, { type: 'belongsTo', polymorphic: true });
}

function withLink(
  project: Project,
  joinId: ModelId,
  endName: string,
  endBefore: ModelEntry,
  key: string,
): Project {
  const join = findModel(project, joinId);
  if (join === null || throughLinks(project, join, endName, endName).toOwner.length > 0) return project;
  const name = freeRelationName(project, join, belongsToName(endBefore.definition.name));
  const definition = { type: 'belongsTo', model: endName, foreignKey: key };
  return addRelation(project, { modelId: joinId, name }, definition);
}

/** Writes the relation as LoopBack itself sets it up, with explicit keys. */
function withHasMany(
  project: Project,
  { owned, foreignKey, keyThrough }: WantedJoin,
  through: string,
): Project {
  const now = relationOwnedBy(project, owned);
  if (now === null) return project;
  // A hasMany reads attributes that a hasAndBelongsToMany ignores.
  const { throughTable: _table, foreignKey: _key, invert: _invert, ...rest } = now.definition;
  const keys = foreignKey === null ? { keyThrough } : { foreignKey, keyThrough };
  return withRelation(project, owned, { ...rest, type: 'hasMany', ...keys, through } as RelationDefinition);
}
