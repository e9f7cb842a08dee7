import { isJsonObject } from '../../lib/json.ts';
import {
  allRelations,
  describeProperties,
  findModelByName,
  idPropertyOf,
  inheritedRelationsOf,
  type ModelEntry,
  type Project,
  pluralOfModel,
  type ResolvedRelation,
  relationsOf,
} from '../../model/index.ts';
import type { DesignModel, DesignRelation } from '../designModel.ts';

export type { DesignModel, DesignProperty, DesignRelation } from '../designModel.ts';

/** What the playground shows of a project; the through models that LoopBack makes by itself come last. */
export function describeDesign(project: Project): readonly DesignModel[] {
  const models = project.models.map((entry) => describeModel(project, entry));
  return [...models, ...madeThroughModels(project)];
}

function describeModel(project: Project, entry: ModelEntry): DesignModel {
  const id = idPropertyOf(project, entry);
  const relations = [...relationsOf(project, entry.id), ...inheritedRelationsOf(project, entry.id)];
  return {
    id: entry.id,
    name: entry.definition.name,
    path: httpPathOf(entry.definition) ?? pluralOfModel(project, entry),
    idName: id?.name ?? null,
    idType: id?.type ?? 'any',
    isIdGenerated: id?.isGenerated ?? false,
    isStored: isStored(project, entry),
    properties: describeProperties(project, entry.id).map(({ name, typeLabel, isRequired, isId }) => ({
      name,
      type: typeLabel,
      isRequired,
      isId,
    })),
    relations: relations.map((relation) => describeRelation(entry, relation)),
  };
}

function describeRelation(owner: ModelEntry, relation: ResolvedRelation): DesignRelation {
  const { ref, type, definition, targetName, foreignKey, keyThrough, keyHolder, pointsAt, adds } = relation;
  const isLinking = type === 'hasAndBelongsToMany';
  const through =
    definition.through || (isLinking ? madeName(owner.definition.name, targetName ?? '') : null);
  const key = pointsAt.find(({ property }) => property !== undefined);
  const discriminator = definition['polymorphic']
    ? (adds.find(({ isForeignKey }) => !isForeignKey)?.name ?? null)
    : null;
  return {
    name: ref.name,
    type: definition.through ? `${type} through` : type,
    model: targetName ?? '',
    through: through ? String(through) : null,
    keyHolder: keyHolder?.definition.name ?? (isLinking ? through : null),
    foreignKey: foreignKey?.value ?? null,
    keyThrough: keyThrough?.value ?? null,
    pointsAt: key?.property ?? 'id',
    discriminator,
    path: httpPathOf(definition['options']) ?? ref.name,
  };
}

/** `http: {path}` of a model or of a relation's options. */
function httpPathOf(holder: unknown): string | null {
  const http = isJsonObject(holder) ? holder['http'] : undefined;
  const path = isJsonObject(http) ? http['path'] : undefined;
  return typeof path === 'string' && path !== '' ? path.replace(/^\//, '') : null;
}

/** What extends LoopBack's "Model" is there to be embedded or sent. */
function isStored(project: Project, entry: ModelEntry): boolean {
  const seen = new Set<ModelEntry>();
  for (let at: ModelEntry | null = entry; at !== null && !seen.has(at); ) {
    seen.add(at);
    const { base, options }: ModelEntry['definition'] = at.definition;
    const name: unknown = (isJsonObject(options) ? options['base'] : undefined) ?? base;
    if (name === 'Model' || name === 'KeyValueModel' || name === 'Email') return false;
    at = typeof name === 'string' ? findModelByName(project, name) : null;
  }
  return true;
}

function madeName(owner: string, target: string): string {
  return `${owner}${target}`;
}

/** hasAndBelongsToMany has LoopBack make the model between where the files have none. */
function madeThroughModels(project: Project): readonly DesignModel[] {
  const made = new Map<string, DesignModel>();
  for (const relation of allRelations(project)) {
    const { type, owner, target, foreignKey, keyThrough, through } = relation;
    if (type !== 'hasAndBelongsToMany' || target === null || through !== null) continue;
    const ownerName = owner.definition.name;
    const name = madeName(ownerName, target.definition.name);
    const twin = madeName(target.definition.name, ownerName);
    if (foreignKey === null || made.has(name) || made.has(twin) || findModelByName(project, name)) continue;
    const keys = [foreignKey.value, keyThrough?.value].filter((key) => key !== undefined);
    made.set(name, {
      id: `made:${owner.id}:${target.id}`,
      name,
      path: `${name}s`,
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
    });
  }
  return [...made.values()];
}
