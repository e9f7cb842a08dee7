import { type EndpointLine, modelEndpointLines, normalizeHttpPath } from '../../../model/index.ts';
import type { RestRequest } from '../log/logState.ts';
import { type CallId, type CallRequest, missingId } from './callRequest.ts';
import { relationLines } from './catalogue.ts';

/** Returns the request of LoopBack's REST API that does the same; null where there is none. */
export function restOf(call: CallRequest): RestRequest | null {
  const { model, method } = call;
  const route = model.path === null ? null : routeOf(call);
  if (route === null) return null;
  const { line, path } = route;
  const hasBody = acceptsArgument(line, 'data') && (method.takes.includes('data') || method.name === 'save');
  return {
    method: line.method,
    path: `${model.path}${path}${queryOf(call, line)}`,
    body: hasBody ? JSON.stringify(call.data) : null,
    remark: line.answer.split('; ')[1] ?? null,
  };
}

interface Route {
  readonly line: EndpointLine;
  /** The path after that of the model, with the ids filled in. */
  readonly path: string;
}

function routeOf({ model, relation, method, instanceId, isUnsaved, id }: CallRequest): Route | null {
  const { patchesOnPut = false, isRelationsOnly = false, isNormalized = false } = model.routes ?? {};
  const find = (lines: readonly EndpointLine[], name: string): EndpointLine | undefined =>
    lines.find(({ inCode }) => inCode.includes(name));
  const pathIn = ({ path }: EndpointLine): string => (isNormalized ? normalizeHttpPath(path) : path);
  if (relation !== null) {
    const line = isUnsaved ? undefined : find(relationLines(relation), method.name);
    if (line === undefined) return null;
    const path = pathIn(line).replace(':fk', () => segmentOf(id));
    return { line, path: `/${segmentOf(instanceId)}/${relation.path}${path}` };
  }
  // An instance that is not stored yet is saved as a new row.
  const name = isUnsaved ? (method.name === 'save' ? 'create' : '') : method.name;
  const isOnInstance = instanceId !== null && !isUnsaved;
  const lines = isRelationsOnly ? [] : modelEndpointLines(model.name, patchesOnPut);
  const line = find(lines, isOnInstance ? `prototype.${name}` : name);
  if (line === undefined) return null;
  return { line, path: pathIn(line).replace(':id', () => segmentOf(isOnInstance ? instanceId : id)) };
}

/** Writes an id as a segment of a path; a missing one with the same placeholder as in code. */
function segmentOf(id: CallId | null): string {
  return id === missingId ? missingId.code : encodeURIComponent(String(id));
}

/** Whether the remote method of a route accepts an argument. */
function acceptsArgument({ call }: EndpointLine, argument: string): boolean {
  return call
    .slice(call.indexOf('(') + 1, -1)
    .split(', ')
    .includes(argument);
}

function queryOf({ method, filter, where }: CallRequest, line: EndpointLine): string {
  if (acceptsArgument(line, 'filter') && method.takes.includes('filter')) return query('filter', filter);
  // A where clause is required before data.
  const isRequired = acceptsArgument(line, 'data');
  return acceptsArgument(line, 'where') ? query('where', where ?? (isRequired ? {} : undefined)) : '';
}

function query(name: string, value: unknown): string {
  return value === undefined ? '' : `?${name}=${JSON.stringify(value)}`;
}
