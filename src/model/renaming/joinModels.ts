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
  readonly foreignKey: string;
  readonly keyThrough: string;
}

/**
 * Returns whether LoopBack chooses the join model itself: it looks for one named
 * after both sides, and creates it if there is none (docs/loopback.md#hasandbelongstomany).
 */
export const hasGuessedJoin = memoByKey(
  ({ kind, owner, targetName, definition, isSetUp }: ResolvedRelation): boolean => {
    if (!kind || targetName === null || !isSetUp || definition['polymorphic'] || definition.through)
      return false;
    return kind.throughNames({ ownerName: owner.definition.name, targetName, definition }).length > 1;
  },
);

/**
 * Ensures that a relation whose join model LoopBack chooses itself still uses the
 * same one with the given keys. A hasAndBelongsToMany cannot name its keys, so if
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
    nameInForce(project, owned, 'foreignKey') === foreignKey &&
    nameInForce(project, owned, 'keyThrough') === keyThrough;
  const known = wanted.before.through;
  if (hasKeys) {
    if (known === null || now.through?.id === known.id) return project;
    const through = nameOf(project, known.id);
    return withRelation(project, owned, withKey(now.definition, 'through', through) as RelationDefinition);
  }
  const [joined, join] = withJoinModel(before, project, wanted);
  const linked = withLinks(joined, join, wanted);
  return withHasMany(linked, wanted, nameOf(linked, join));
}

const nameOf = (project: Project, id: ModelId): string => findModel(project, id)?.definition.name ?? '';

/** Returns the project with the join model, and the id of that model. */
function withJoinModel(
  before: Project,
  project: Project,
  { before: relation, owned }: WantedJoin,
): readonly [Project, ModelId] {
  if (relation.through) return [project, relation.through.id];
  const name = relation.throughName ?? joinNameOf(before, relation);
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
  const first = withLink(project, joinId, nameOf(project, owned.ownerId), before.owner, foreignKey);
  if (foreignKey === keyThrough || before.target === null) return first;
  return withLink(first, joinId, nameOf(first, before.target.id), before.target, keyThrough);
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
  const { throughTable: _, ...rest } = now.definition;
  const definition = { ...rest, type: 'hasMany', foreignKey, keyThrough, through } as RelationDefinition;
  return withRelation(project, owned, definition);
}
