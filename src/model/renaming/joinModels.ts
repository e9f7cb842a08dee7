import { isJsonObject } from '../../lib/json.ts';
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

/** What a many to many relation kept in its join model before a rename, and is to keep. */
export interface WantedJoin {
  /** As it was before the rename. */
  readonly before: ResolvedRelation;
  /** The model that has it, and the name that it has after the rename. */
  readonly owned: OwnedName;
  /** What the file says of it, with the new names. */
  readonly definition: RelationDefinition;
  readonly foreignKey: string;
  readonly keyThrough: string;
}

/**
 * Whether LoopBack chooses the join model itself: it looks for one that is
 * named after both sides, and makes one where there is none (docs/loopback.md#hasandbelongstomany).
 */
export function hasGuessedJoin({ kind, owner, targetName, definition, isSetUp }: ResolvedRelation): boolean {
  if (!kind || targetName === null || !isSetUp || definition['polymorphic'] || definition.through)
    return false;
  return kind.throughNames({ ownerName: owner.definition.name, targetName, definition }).length > 1;
}

/**
 * Sees to it that a relation whose join model LoopBack chooses itself goes on
 * using the same one with the given keys. Where LoopBack would derive other
 * keys, which a many to many cannot give, it becomes the hasMany through that
 * LoopBack makes of it anyway, and a join model that LoopBack would have made
 * becomes a file.
 */
export function withJoinKept(before: Project, renamed: Project, wanted: WantedJoin): Project {
  const { owned, foreignKey, keyThrough } = wanted;
  // A base that hands it down may have got the hasMany through of its own rows.
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

/** The project with the join model in it, and the id of that. */
function withJoinModel(
  before: Project,
  project: Project,
  { before: relation, owned }: WantedJoin,
): readonly [Project, ModelId] {
  if (relation.through) return [project, relation.through.id];
  const name = relation.throughName ?? joinNameOf(before, relation);
  const there = findModelByName(project, name);
  if (there) return [project, there.id];
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

function freeId(project: Project, wish: string): ModelId {
  let id = wish;
  for (let number = 2; findModel(project, id); number += 1) id = `${wish}-${number}`;
  return id;
}

/**
 * The name of the join model that LoopBack makes: owner and target of the
 * relation that it sets up first. Of two models that is the relation of the
 * later one, for the earlier one has to wait until its target is there.
 */
function joinNameOf(project: Project, relation: ResolvedRelation): string {
  const endsOf = ({ owner, target }: ResolvedRelation) => JSON.stringify([owner.id, target?.id].toSorted());
  const turnOf = (id: ModelId | undefined) => project.models.findIndex((model) => model.id === id);
  const [first = relation] = allRelations(project)
    .filter((each) => hasGuessedJoin(each) && endsOf(each) === endsOf(relation))
    .filter((each) => turnOf(each.owner.id) >= turnOf(each.target?.id));
  return `${first.owner.definition.name}${first.targetName ?? ''}`;
}

/** LoopBack makes the join model belong to both ends; what stands in its file it leaves alone. */
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

/** The relation as LoopBack itself sets it up, with its keys written down. */
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
