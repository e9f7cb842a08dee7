import { isJsonObject, type JsonObject } from '../lib/json.ts';
import { getOwn } from '../lib/own.ts';
import { joinEndpointLines, scopeEndpointLines, userEndpointLines } from './addedEndpoints.ts';
import { modelEndpointLines } from './modelEndpointLines.ts';
import type { ModelEntry, ModelId, Project } from './project.ts';
import { findModel } from './projectIndex.ts';
import {
  inheritedRelationsOf,
  libraryRelationsOf,
  relationsOf,
  resolveRelation,
} from './relations/projectRelations.ts';
import type { AnswerBody, EndpointLine, RelationRef, ResolvedRelation } from './relations/relationKind.ts';
import { inheritedSetting, isNormalized, isPersisted, normalizerOf, restPathOf, textIn } from './restPath.ts';
import { servedMethodsOf } from './sharedMethods.ts';

/** A REST route. */
export interface Endpoint {
  readonly method: string;
  /** With the root: `/api/Customers/:id/orders`. */
  readonly path: string;
  /** The remote method: `__get__orders(filter)`. */
  readonly call: string;
  /** The status and the body of the response. */
  readonly answer: string;
  readonly body: AnswerBody;
}

/**
 * Lists the routes that a relation adds to its model, including those that
 * `nestRemoting` adds. Returns none where LoopBack does not serve the model, or
 * leaves the relation out.
 */
export function relationEndpoints(project: Project, ref: RelationRef): readonly Endpoint[] {
  const relation = resolveRelation(project, ref);
  return relation ? endpointsOf(project, relation) : [];
}

/** Lists the routes of a model itself, of its named scopes, then those of its relations, including inherited ones. */
export function modelEndpoints(project: Project, modelId: ModelId): readonly Endpoint[] {
  const entry = findModel(project, modelId);
  const base = entry && restPathOf(project, entry);
  if (!entry || base === null) return [];
  const { name } = entry.definition;
  const { patchesOnPut, isRelationsOnly } = routeSettingsOf(project, entry);
  const normalize = normalizerOf(project, entry);
  const relations = servedRelations(project, modelId);
  const isServed = servedMethodsOf(project, entry);
  return [
    ...[
      ...(isRelationsOnly ? [] : modelEndpointLines(name, patchesOnPut)),
      ...scopeEndpointLines(project, entry),
      ...userEndpointLines(project, entry),
      ...joinEndpointLines(project, entry),
    ]
      .filter((line) => isServed(methodNameOf(line)))
      .map((line) => ({
        ...line,
        path: `${base}${normalize(line.path)}`,
      })),
    ...relations.flatMap((relation) => endpointsOf(project, relation)),
  ];
}

/** Lists the relations of a model and of its bases, including built-in models. */
function servedRelations(project: Project, modelId: ModelId): readonly ResolvedRelation[] {
  return [
    ...relationsOf(project, modelId),
    ...inheritedRelationsOf(project, modelId),
    ...libraryRelationsOf(project, modelId),
  ];
}

/** Lists the routes of a relation on its model, which may have inherited it. */
export function endpointsOf(project: Project, relation: ResolvedRelation): readonly Endpoint[] {
  const { owner } = relation;
  const base = restPathOf(project, owner);
  if (base === null) return [];
  const normalize = normalizerOf(project, owner);
  const isServed = servedMethodsOf(project, owner);
  return endpointLinesOf(project, relation)
    .map((line) => ({ ...line, path: `/:id${line.path}` }))
    .filter((line) => isServed(methodNameOf(line)))
    .map((line) => ({ ...line, path: `${base}${normalize(line.path)}` }));
}

/** Returns the name of the method of a route, as LoopBack knows it on its model: `find`, `prototype.__get__orders`. */
export function methodNameOf({ call, path }: Pick<EndpointLine, 'call' | 'path'>): string {
  const name = call.slice(0, call.indexOf('('));
  const isOnInstance = name.startsWith('__') && path.includes('/:id');
  return isOnInstance ? `prototype.${name}` : name;
}

/** Lists the routes of a relation with paths relative to an instance's, also where LoopBack does not serve the model. */
function endpointLinesOf(project: Project, relation: ResolvedRelation): readonly EndpointLine[] {
  const { ref, target, kind } = relation;
  const own = linesOf(relation).map((line) => ({
    ...line,
    path: `/${segmentOf(relation)}${line.path}`,
    call: line.call.replace('$', ref.name),
  }));
  if (!target || own.length === 0 || optionOf(relation, 'nestRemoting') !== true) return own;
  const nestedIn = `/${textOption(relation, 'path') ?? ref.name}${kind?.isMultiple ? '/:nk' : ''}`;
  return [
    ...own,
    ...nestedLines(project, relation, target).map((line) => ({
      ...line,
      path: `${nestedIn}${line.path}`,
    })),
  ];
}

/** Lists the routes of a model, its scopes and its relations by their calls, also where LoopBack does not serve the model. */
export function remoteCallsOf(project: Project, entry: ModelEntry): readonly string[] {
  const { name } = entry.definition;
  const own = isPersisted(project, entry) ? modelEndpointLines(name, false) : [];
  const added = [
    ...scopeEndpointLines(project, entry),
    ...userEndpointLines(project, entry),
    ...joinEndpointLines(project, entry),
  ];
  const ofRelations = servedRelations(project, entry.id).flatMap((each) => endpointLinesOf(project, each));
  return [...own, ...added, ...ofRelations].map(({ call }) => call);
}

/** Lists the routes of the target's own relations, under the name of the relation that leads there. */
function nestedLines(
  project: Project,
  { ref }: ResolvedRelation,
  target: ModelEntry,
): readonly EndpointLine[] {
  // LoopBack identifies the methods of relations by their names, which it splits at "_".
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
  if (!kind || targetName === null)
    return kind?.endpoints({ target: 'instance', link: '', definition }) ?? [];
  const link = throughName ?? `${owner.definition.name}${targetName}`;
  return kind.endpoints({ target: targetName, link, definition });
}

/** Returns the path segment of a relation: its name, unless `options.http.path` sets another. */
export function relationPathOf(project: Project, relation: ResolvedRelation): string {
  return normalizerOf(project, relation.owner)(segmentOf(relation));
}

/** The settings by which the routes of a model differ from those that LoopBack usually serves. */
export interface RouteSettings {
  /** `replaceOnPUT: false`: PUT patches. */
  readonly patchesOnPut: boolean;
  /** Whether the model has only the routes of its relations. */
  readonly isRelationsOnly: boolean;
  /** Whether paths are in lower case with dashes. */
  readonly isNormalized: boolean;
}

export function routeSettingsOf(project: Project, entry: ModelEntry): RouteSettings {
  return {
    patchesOnPut: inheritedSetting(project, entry, 'replaceOnPUT') === false,
    isRelationsOnly: !isPersisted(project, entry),
    isNormalized: isNormalized(project, entry),
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
