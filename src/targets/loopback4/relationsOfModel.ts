import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import {
  inheritedRelationsOf,
  libraryRelationsOf,
  type ModelEntry,
  type Project,
  type ResolvedRelation,
  relationPathOf,
  relationsOf,
} from '../../model/index.ts';
import type { AppModel, AppProperty, AppRelation, ClassRef, Todo } from './appModel.ts';
import { takenNames } from './properties.ts';
import { relationCodeFor } from './relations/relationCodes.ts';

/** A model before its relations are known. */
export type ModelWithProperties = Pick<
  AppModel,
  'name' | 'className' | 'stem' | 'dataSource' | 'id' | 'properties'
>;

/** What a relation may lead to. */
export interface RelationScope {
  readonly project: Project;
  modelOf(name: string): ModelWithProperties | null;
  /** Returns the through model or join model of a relation, whether the project has it or LoopBack 3 creates it. */
  throughOf(relation: ResolvedRelation): ModelWithProperties | null;
}

export interface ModelRelations {
  readonly relations: readonly AppRelation[];
  readonly lost: readonly ResolvedRelation[];
  readonly todos: readonly Todo[];
}

/** Returns the relations of a model, inherited ones included, and says which of them LoopBack 4 cannot have. */
export function relationsOfModel(
  scope: RelationScope,
  entry: ModelEntry,
  source: ModelWithProperties,
): ModelRelations {
  const { project } = scope;
  const relations: AppRelation[] = [];
  const lost: ResolvedRelation[] = [];
  const todos: Todo[] = [];
  const usedKeys = new Set<string>();
  for (const resolved of [
    ...relationsOf(project, entry.id),
    ...inheritedRelationsOf(project, entry.id),
    ...libraryRelationsOf(project, entry.id),
  ]) {
    const relation = toRelation(scope, source, resolved);
    const isKeyTaken =
      typeof relation !== 'string' && relation.code.isOnKey && usedKeys.has(relation.foreignKey);
    if (typeof relation === 'string' || isKeyTaken) {
      const text =
        typeof relation === 'string'
          ? relation
          : `Another relation has the key ${relation.foreignKey}: LoopBack 4 allows one for a property.`;
      lost.push(resolved);
      todos.push({ about: aboutRelation(resolved), text });
      continue;
    }
    if (relation.code.isOnKey) usedKeys.add(relation.foreignKey);
    relations.push(relation);
  }
  return { relations, lost, todos };
}

const aboutRelation = ({ ref, kind, type, targetName }: ResolvedRelation): string =>
  `the relation ${JSON.stringify(ref.name)} (${kind?.type ?? type}${targetName === null ? '' : ` to ${targetName}`})`;

/** Returns the relation, or why LoopBack 4 cannot have it. */
function toRelation(
  scope: RelationScope,
  source: ModelWithProperties,
  resolved: ResolvedRelation,
): AppRelation | string {
  const code = relationCodeFor(resolved);
  if (typeof code === 'string') return code;
  const { ref, targetName, foreignKey, keyThrough, pointsAt } = resolved;
  const target = targetName === null ? null : scope.modelOf(targetName);
  if (propertyOf(source, ref.name) !== null)
    return 'The model has a property of this name, and LoopBack 4 cannot have both: rename one.';
  if (takenNames.has(ref.name))
    return 'Every row of LoopBack 4 has a member of this name: choose another one.';
  if (source.dataSource === null) return 'Its model has no rows of its own.';
  if (target === null || target.dataSource === null || target.id === null)
    return `${targetName ?? 'Its target'} has no rows in this application.`;
  const through = code.keyHolder === 'through' ? scope.throughOf(resolved) : null;
  if (code.keyHolder === 'through' && !through?.dataSource)
    return 'Its through model has no rows in this application.';
  const key = foreignKey?.value ?? '';
  const second = through === null ? null : (keyThrough?.value ?? '');
  const holder = { source, target, through: through ?? source }[code.keyHolder];
  const missing = [key, ...(second === null ? [] : [second])].find(
    (name) => propertyOf(holder, name) === null,
  );
  if (missing !== undefined) return `${holder.name} has no property ${JSON.stringify(missing)} for its key.`;
  if (second === key) return `Both of its keys would be ${JSON.stringify(key)}: LoopBack 4 needs two.`;
  const pointed = code.keyHolder === 'source' ? target : source;
  const [points] = pointsAt;
  const pointedKey =
    points !== undefined && points.property !== pointed.id && code.keyHolder !== 'through'
      ? points.property
      : null;
  if (pointedKey !== null && propertyOf(pointed, pointedKey) === null)
    return `${pointed.name} has no property ${JSON.stringify(pointedKey)}, which its key points at.`;
  return {
    name: ref.name,
    code,
    source: refOf(source),
    target: refOf(target),
    through: through && refOf(through),
    foreignKey: key,
    keyThrough: second,
    pointsAt: pointedKey,
    targetId: target.id,
    segment: relationPathOf(scope.project, resolved),
    isCircular: false,
    todos: todosOf(resolved),
  };
}

const refOf = ({ name, className, stem }: ClassRef): ClassRef => ({ name, className, stem });

export const propertyOf = (
  { properties }: Pick<ModelWithProperties, 'properties'>,
  name: string,
): AppProperty | null => properties.find((property) => property.name === name) ?? null;

/** What LoopBack 3 reads in a relation and LoopBack 4 does not. */
function todosOf(resolved: ResolvedRelation): readonly Todo[] {
  const { definition } = resolved;
  const about = aboutRelation(resolved);
  const texts = ['scope', 'properties', 'scopeMethods', 'methods'].flatMap((key) => {
    const value = getOwn<JsonValue | undefined>(definition, key);
    return value ? `LoopBack 3 applied "${key}": ${JSON.stringify(value)}. Apply it in the controller.` : [];
  });
  const { options } = definition;
  const nested = isJsonObject(options) ? getOwn<JsonValue | undefined>(options, 'nestRemoting') : undefined;
  if (nested) texts.push('LoopBack 3 also served the routes of its target under it ("nestRemoting").');
  return texts.map((text) => ({ about, text }));
}
