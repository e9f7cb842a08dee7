import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { getOwn } from '../lib/own.ts';
import { memoByModels } from './application/memoByModels.ts';
import { isAttached } from './bootedModels.ts';
import type { ModelEntry, ModelId, Project } from './project.ts';
import { lineageDefinitionsOf } from './projectIndex.ts';
import { parentEndpoints, scopeEndpoints } from './relations/endpointLists.ts';
import { inheritedRelationsOf, relationsOf } from './relations/projectRelations.ts';
import type { AnswerBody, EndpointLine } from './relations/relationKind.ts';
import { textIn } from './restPath.ts';
import { settingOf } from './settings.ts';

/**
 * Lists the routes of the named scopes of a model, those of its bases included. Their
 * paths are relative to the model's. A model without a data source has none.
 */
export function scopeEndpointLines(project: Project, { definition }: ModelEntry): readonly EndpointLine[] {
  const { name } = definition;
  if (!isAttached(project, name)) return [];
  const bases = lineageDefinitionsOf(project, definition).toReversed();
  const scopes = Object.fromEntries(
    bases.flatMap((base) => Object.entries(scopesIn(settingOf(base, 'scopes')))),
  );
  return Object.entries(scopes).flatMap(([scope, filter]) => {
    const options = isJsonObject(filter) ? getOwn<JsonValue | undefined>(filter, 'options') : undefined;
    const http = isJsonObject(options) ? options['http'] : undefined;
    const segment = textIn(http, 'path') ?? scope;
    return scopeEndpoints(name).map((line) => ({
      ...line,
      path: `/${segment}${line.path}`,
      call: line.call.replace('$', () => scope),
      inCode: [],
    }));
  });
}

/** The belongsTo relations that LoopBack declares on join models, by the join model; the last of one name counts. */
const joinLinks = memoByModels((project): ReadonlyMap<ModelId, ReadonlyMap<string, string | null>> => {
  const found = new Map<ModelId, Map<string, string | null>>();
  for (const { id } of project.models)
    for (const relation of [...relationsOf(project, id), ...inheritedRelationsOf(project, id)]) {
      const { kind, owner, targetName, through, definition, ref, isSetUp } = relation;
      if (!kind?.throughRelations || !isSetUp || through === null || targetName === null) continue;
      const sides = { ownerName: owner.definition.name, targetName, targetPlural: '', definition };
      const links = found.get(through.id) ?? new Map<string, string | null>();
      for (const link of kind.throughRelations({ ...sides, relationName: ref.name }))
        links.set(link.name, link.target);
      found.set(through.id, links);
    }
  return found;
});

/** Lists the routes of the relations that LoopBack declares on a join model. Their paths are relative to the model's. */
export function joinEndpointLines(project: Project, { id }: ModelEntry): readonly EndpointLine[] {
  const own = new Set(relationsOf(project, id).map(({ ref }) => ref.name));
  const links = [...(joinLinks(project).get(id) ?? [])].filter(([name]) => !own.has(name));
  return links.flatMap(([name, target]) =>
    parentEndpoints(target ?? 'instance').map((line) => ({
      ...line,
      path: `/:id/${name}${line.path}`,
      call: line.call.replace('$', () => name),
    })),
  );
}

const scopesIn = (setting: JsonValue | undefined): JsonObject => (isJsonObject(setting) ? setting : {});

const none: AnswerBody = { kind: 'none' };

/** The methods of LoopBack's User (loopback/common/models/user.js). Of every method, logout is shown with POST. */
const ofUser: readonly (readonly [
  method: string,
  path: string,
  call: string,
  answer: string,
  body: AnswerBody,
])[] = [
  [
    'POST',
    '/login',
    'login(credentials, include)',
    '200 AccessToken; 401 if the password is wrong',
    { kind: 'row', model: 'AccessToken' },
  ],
  ['POST', '/logout', 'logout()', '204; 401 without a token', none],
  ['POST', '/:id/verify', 'prototype.verify()', '204, and sends an email', none],
  ['GET', '/confirm', 'confirm(uid, token, redirect)', '204; 302 with a redirect', none],
  ['POST', '/reset', 'resetPassword(options)', '204; 404 if no user has the email', none],
  ['POST', '/change-password', 'changePassword(oldPassword, newPassword)', '204; 401 without a token', none],
  ['POST', '/reset-password', 'setPassword(newPassword)', '204; 401 without a token', none],
];

/** Lists the routes that a model has because it extends LoopBack's User. Their paths are relative to the model's. */
export function userEndpointLines(project: Project, { definition }: ModelEntry): readonly EndpointLine[] {
  if (!lineageDefinitionsOf(project, definition).some(({ name }) => name === 'User')) return [];
  return ofUser.map(([method, path, call, answer, body]) => ({
    method,
    path,
    call,
    answer,
    body,
    inCode: [],
  }));
}
