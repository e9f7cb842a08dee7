import { isJsonObject, type JsonObject } from '../lib/json.ts';
import { getOwn } from '../lib/own.ts';
import type { ModelEntry, ModelId, Project } from './project.ts';
import { findModel } from './projectIndex.ts';
import {
  inheritedRelationsOf,
  libraryRelationsOf,
  relationsOf,
  resolveRelation,
} from './relations/projectRelations.ts';
import type { EndpointLine, RelationRef, ResolvedRelation } from './relations/relationKind.ts';
import { inheritedSetting, isPersisted, normalizerOf, restPathOf, textIn } from './restPath.ts';

/** A REST route. */
export interface Endpoint {
  readonly method: string;
  /** With the root: `/api/Customers/:id/orders`. */
  readonly path: string;
  /** The remote method: `__get__orders(filter)`. */
  readonly call: string;
  /** The status and what is in the body. */
  readonly answer: string;
}

/**
 * The routes that a relation adds to the model that has it, those of a
 * `nestRemoting` included. None where LoopBack serves the model not at all, or
 * leaves the relation out.
 */
export function relationEndpoints(project: Project, ref: RelationRef): readonly Endpoint[] {
  const relation = resolveRelation(project, ref);
  return relation ? endpointsOf(project, relation) : [];
}

/** The routes of a model itself, then those of its relations, inherited ones included. */
export function modelEndpoints(project: Project, modelId: ModelId): readonly Endpoint[] {
  const entry = findModel(project, modelId);
  const base = entry && restPathOf(project, entry);
  if (!entry || base === null) return [];
  const { name } = entry.definition;
  const { patchesOnPut, isRelationsOnly, normalize } = routeSettingsOf(project, entry);
  const relations = servedRelations(project, modelId);
  return [
    ...(isRelationsOnly ? [] : modelLines(name, !patchesOnPut)).map((line) => ({
      ...line,
      path: `${base}${normalize(line.path)}`,
    })),
    ...relations.flatMap((relation) => endpointsOf(project, relation)),
  ];
}

/** The relations of a model, with those of its bases, LoopBack's own models included. */
function servedRelations(project: Project, modelId: ModelId): readonly ResolvedRelation[] {
  return [
    ...relationsOf(project, modelId),
    ...inheritedRelationsOf(project, modelId),
    ...libraryRelationsOf(project, modelId),
  ];
}

/** The routes of a relation on the model that has it, which may have inherited it. */
export function endpointsOf(project: Project, relation: ResolvedRelation): readonly Endpoint[] {
  const { owner, ref, target, kind } = relation;
  const base = restPathOf(project, owner);
  if (base === null) return [];
  const normalize = normalizerOf(project, owner);
  const at = (path: string) => `${base}/:id${normalize(path)}`;
  const own = linesOf(relation).map((line) => ({
    ...line,
    path: at(`/${segmentOf(relation)}${line.path}`),
    call: line.call.replace('$', ref.name),
  }));
  if (!target || own.length === 0 || optionOf(relation, 'nestRemoting') !== true) return own;
  const nestedIn = `/${textOption(relation, 'path') ?? ref.name}${kind?.isMultiple ? '/:nk' : ''}`;
  return [
    ...own,
    ...nestedLines(project, relation, target).map((line) => ({
      ...line,
      path: at(`${nestedIn}${line.path}`),
    })),
  ];
}

/** The routes of the target's own relations, under the name of the relation that leads there. */
function nestedLines(
  project: Project,
  { ref }: ResolvedRelation,
  target: ModelEntry,
): readonly EndpointLine[] {
  // LoopBack tells the methods of relations by their names, where "_" divides.
  const relations = servedRelations(project, target.id).filter(
    (relation) => !relation.ref.name.includes('_'),
  );
  return relations.flatMap((relation) =>
    linesOf(relation).map((line) => ({
      ...line,
      path: `/${segmentOf(relation)}${line.path}`,
      call: line.call.replace('$', `${ref.name}__${relation.ref.name}`),
    })),
  );
}

function linesOf(relation: ResolvedRelation): readonly EndpointLine[] {
  const { kind, targetName, definition, owner, throughName, isSetUp } = relation;
  if (kind && !isSetUp) return [];
  if (!kind || targetName === null || definition['polymorphic'])
    return kind?.endpoints({ target: 'instance', link: '', definition }) ?? [];
  const link = throughName ?? `${owner.definition.name}${targetName}`;
  return kind.endpoints({ target: targetName, link, definition });
}

/** What stands between the id and what follows in the routes of a relation: its name, unless `options.http.path` says otherwise. */
export function relationPathOf(project: Project, relation: ResolvedRelation): string {
  return normalizerOf(project, relation.owner)(segmentOf(relation));
}

/** How the routes of a model differ from those that LoopBack usually serves. */
export interface RouteSettings {
  /** `replaceOnPUT: false`: PUT patches. */
  readonly patchesOnPut: boolean;
  /** Whether there are routes of its relations only. */
  readonly isRelationsOnly: boolean;
  /** Writes a part of a path as the model's routes have it. */
  normalize(part: string): string;
}

export function routeSettingsOf(project: Project, entry: ModelEntry): RouteSettings {
  return {
    patchesOnPut: inheritedSetting(project, entry, 'replaceOnPUT') === false,
    isRelationsOnly: !isPersisted(project, entry),
    normalize: normalizerOf(project, entry),
  };
}

function segmentOf(relation: ResolvedRelation): string {
  return textIn(optionOf(relation, 'http'), 'path') ?? relation.ref.name;
}

function optionOf({ definition }: ResolvedRelation, key: string) {
  const options = definition['options'];
  return isJsonObject(options) ? getOwn<JsonObject[string]>(options, key) : undefined;
}

function textOption(relation: ResolvedRelation, key: string): string | undefined {
  const value = optionOf(relation, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function modelLines(name: string, isReplaced: boolean): readonly EndpointLine[] {
  const one = `200 ${name}; 404`;
  const line = (method: string, path: string, call: string, answer: string) => ({
    method,
    path,
    call,
    answer,
  });
  const upsert = ['patchOrCreate(data)', `200 ${name}`] as const;
  const replace = ['replaceOrCreate(data)', `200 ${name}`] as const;
  const change = ['prototype.patchAttributes(data)', one] as const;
  const exchange = ['replaceById(id, data)', one] as const;
  return [
    line('GET', '', 'find(filter)', `200 [${name}]`),
    line('POST', '', 'create(data)', `200 ${name}; 422 where it is not valid`),
    line('PATCH', '', ...upsert),
    isReplaced ? line('PUT', '', ...replace) : line('PUT', '', ...upsert),
    line('POST', '/replaceOrCreate', ...replace),
    line('POST', '/upsertWithWhere', 'upsertWithWhere(where, data)', `200 ${name}`),
    line('GET', '/findOne', 'findOne(filter)', one),
    line('GET', '/count', 'count(where)', '200 {count}'),
    line('POST', '/update', 'updateAll(where, data)', '200 {count}'),
    line('GET', '/:id', 'findById(id, filter)', one),
    line('HEAD', '/:id', 'exists(id)', '200; 404'),
    line('GET', '/:id/exists', 'exists(id)', '200 {exists}'),
    line('PATCH', '/:id', ...change),
    isReplaced ? line('PUT', '/:id', ...exchange) : line('PUT', '/:id', ...change),
    line('POST', '/:id/replace', ...exchange),
    line('DELETE', '/:id', 'deleteById(id)', '200 {count}'),
    line('GET', '/change-stream', 'createChangeStream(options)', '200, a stream of changes'),
    line('POST', '/change-stream', 'createChangeStream(options)', '200, a stream of changes'),
  ];
}
