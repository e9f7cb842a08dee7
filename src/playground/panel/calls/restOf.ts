import type { DesignModel, DesignRelation } from '../design/design.ts';
import type { RestRequest } from '../log/logState.ts';
import { type CallId, type CallRequest, missingId } from './callRequest.ts';

/** An id as a part of a path; what is missing stands there as it does in code. */
const segmentOf = (id: CallId | null): string =>
  id === missingId ? missingId.code : encodeURIComponent(String(id));

const query = (name: string, value: unknown): string =>
  value === undefined ? '' : `?${name}=${JSON.stringify(value)}`;

const request = (
  method: string,
  path: string,
  body: unknown = undefined,
  remark: string | null = null,
): RestRequest => ({ method, path, body: body === undefined ? null : JSON.stringify(body), remark });

/** The request of LoopBack's REST API that does the same; null where there is none. */
export function restOf(call: CallRequest): RestRequest | null {
  const { path: root, routes } = call.model;
  if (root === null || (routes?.isRelationsOnly && call.relation === null)) return null;
  if (call.isUnsaved) return call.method.name === 'save' ? request('POST', root, call.data) : null;
  if (call.instanceId === null) return ofClass(call, root);
  const one = `${root}/${segmentOf(call.instanceId)}`;
  return call.relation === null ? ofInstance(call, one) : ofRelation(call, call.relation, one);
}

function ofClass({ model, method, id, where, filter, data }: CallRequest, root: string): RestRequest | null {
  const at = `${root}/${segmentOf(id)}`;
  switch (method.name) {
    case 'find':
      return request('GET', `${root}${query('filter', filter)}`);
    case 'findOne':
      return request(
        'GET',
        `${root}/${model.routes?.findOne ?? 'findOne'}${query('filter', filter)}`,
        undefined,
        '404 where there is none',
      );
    case 'findById':
      return request('GET', at, undefined, '404 where there is none');
    case 'create':
      return request('POST', root, data);
    case 'count':
      return request('GET', `${root}/count${query('where', where)}`);
    case 'exists':
      return request('GET', `${at}/exists`);
    case 'updateAll':
      return request('POST', `${root}/update${query('where', where ?? {})}`, data);
    case 'upsert':
      return request('PATCH', root, data);
    case 'replaceById':
      return replace(model, at, data);
    case 'destroyById':
      return request('DELETE', at);
    default:
      return null;
  }
}

/** PUT replaces, unless the model says `replaceOnPUT: false`. */
function replace({ routes }: DesignModel, one: string, data: unknown): RestRequest {
  return routes?.patchesOnPut ? request('POST', `${one}/replace`, data) : request('PUT', one, data);
}

function ofInstance({ model, method, data }: CallRequest, one: string): RestRequest | null {
  if (method.name === 'updateAttributes') return request('PATCH', one, data);
  if (method.name === 'replaceAttributes' || method.name === 'save') return replace(model, one, data);
  if (method.name === 'destroy') return request('DELETE', one);
  return method.name === 'reload' ? request('GET', one) : null;
}

const linking: ReadonlySet<string> = new Set(['hasMany through', 'hasAndBelongsToMany', 'referencesMany']);
const single: ReadonlySet<string> = new Set(['hasOne', 'embedsOne']);

function ofRelation(call: CallRequest, relation: DesignRelation, one: string): RestRequest | null {
  const at = `${one}/${relation.path}`;
  if (relation.type === 'belongsTo') return call.method.name === 'get' ? request('GET', at) : null;
  if (single.has(relation.type)) return ofSingle(call, at);
  const { method, id, where, filter, data } = call;
  const child = `${at}/${segmentOf(id)}`;
  const link = `${at}/rel/${segmentOf(id)}`;
  const isLinking = linking.has(relation.type);
  switch (method.name) {
    case 'find':
      return request('GET', `${at}${query('filter', filter)}`);
    case 'create':
      return request('POST', at, data);
    case 'findById':
      return request('GET', child);
    case 'updateById':
      return request('PUT', child, data, 'another foreign key in the body is a 500');
    case 'destroy':
      return request('DELETE', child, undefined, 'answers 204 without a body');
    case 'destroyAll':
      return request(
        'DELETE',
        at,
        undefined,
        where === undefined ? 'answers 204 without a body' : 'over REST the where clause is ignored: all go',
      );
    case 'count':
      return request('GET', `${at}/count${query('where', where)}`);
    case 'exists':
      return isLinking ? request('HEAD', link) : null;
    case 'add':
      return isLinking ? request('PUT', link) : null;
    case 'remove':
      return isLinking ? request('DELETE', link) : null;
    default:
      return null;
  }
}

function ofSingle({ method, data }: CallRequest, at: string): RestRequest | null {
  if (method.name === 'get' || method.name === 'value')
    return request('GET', at, undefined, '404 where there is none');
  if (method.name === 'create') return request('POST', at, data);
  if (method.name === 'update') return request('PUT', at, data);
  return method.name === 'destroy' ? request('DELETE', at) : null;
}
