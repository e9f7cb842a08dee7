/** Answers REST requests with our runtime, by the routes that the designer lists: what an exported application is compared with. */
import { modelEndpoints, type Project } from '../../src/model/index.ts';
import { createMemoryConnector, type DataSource, defineModels } from '../../src/runtime/index.ts';
import type { Rows } from '../../src/targets/index.ts';

export interface RestRequest {
  readonly method: string;
  /** With the root and the query: `/api/Customers?filter={}`. */
  readonly path: string;
  readonly body?: unknown;
}

export interface RestAnswer {
  readonly status: number;
  /** null for an answer without a body; the code of an error. */
  readonly body: unknown;
}

interface Route {
  readonly model: string;
  readonly pattern: RegExp;
  readonly method: string;
  readonly call: string;
  readonly takes: readonly string[];
}

type Callable = (...args: unknown[]) => unknown;

/** Stores the rows in memory, and returns what answers requests. */
export async function openRest(
  project: Project,
  rows: Rows,
): Promise<(request: RestRequest) => Promise<RestAnswer>> {
  const source = defineModels(
    project.models.map(({ definition }) => definition),
    createMemoryConnector(),
  );
  for (const [name, ofModel] of Object.entries(rows)) {
    for (const { id, ...row } of ofModel) {
      const made = await source.models[name]?.create(row);
      if (made?.['id'] !== id) throw new Error(`The rows of ${name} must have the ids 1, 2, 3…`);
    }
  }
  const routes = project.models.flatMap(({ id, definition }) => routesOf(project, id, definition.name));
  return (request) => answer(source, routes, request);
}

function routesOf(project: Project, modelId: string, model: string): readonly Route[] {
  return modelEndpoints(project, modelId).map(({ method, path, call }) => {
    const [name = '', takes = ''] = call.replace(')', '').split('(');
    const pattern = new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
    return { model, pattern, method, call: name, takes: takes.split(', ') };
  });
}

async function answer(
  source: DataSource,
  routes: readonly Route[],
  request: RestRequest,
): Promise<RestAnswer> {
  const url = new URL(request.path, 'http://designer.test');
  const route = routes
    .filter(({ method, pattern }) => method === request.method && pattern.test(url.pathname))
    // Express takes the first route; LoopBack sorts literal segments before parameters.
    .toSorted((one, other) => parametersOf(one) - parametersOf(other))[0];
  if (route === undefined) return { status: 404, body: null };
  const given = (name: string): unknown => {
    const inPath = route.pattern.exec(url.pathname)?.groups?.[name];
    if (inPath !== undefined) return toId(decodeURIComponent(inPath));
    if (name === 'data') return request.body;
    const text = url.searchParams.get(name);
    return text === null ? undefined : JSON.parse(text);
  };
  try {
    return toAnswer(route, request, await callOf(source, route, given));
  } catch (error) {
    const { statusCode = 500, code } = error as { readonly statusCode?: number; readonly code?: string };
    return { status: statusCode, body: code ?? null };
  }
}

const parametersOf = ({ pattern }: Route): number => pattern.source.split('(?<').length;

/** REST knows no types in a path: what looks like a number is one. */
const toId = (text: string): unknown => (/^\d+$/.test(text) ? Number(text) : text);

async function callOf(source: DataSource, route: Route, given: (name: string) => unknown): Promise<unknown> {
  const model = source.models[route.model];
  if (model === undefined) throw new Error(`There is no model ${route.model}.`);
  const args = route.takes.filter((name) => name !== '').map(given);
  const isRelation = route.call.startsWith('__');
  const isOnInstance = isRelation || route.call.startsWith('prototype.');
  if (!isOnInstance) return (model as unknown as Record<string, Callable>)[route.call]?.call(model, ...args);
  const instance = await model.findById(given('id'));
  if (instance === null)
    throw Object.assign(new Error('Not found'), { statusCode: 404, code: 'MODEL_NOT_FOUND' });
  const name = route.call.replace('prototype.', '');
  const method = instance[name] as Callable;
  if (!isRelation) return method.call(instance, ...args);
  return new Promise((resolve, reject) => {
    // Results come only through the callback.
    const done = (error: unknown, value: unknown): void => (error ? reject(error) : resolve(value));
    method.call(instance, ...args.filter((arg) => arg !== undefined), done);
  });
}

const withoutBody = /^__(delete|destroyById|destroy|unlink)__/;
const needsResult = /^(findById|findOne|__get__)/;

function toAnswer({ call }: Route, { method }: RestRequest, value: unknown): RestAnswer {
  if (call.startsWith('__exists__') || (call === 'exists' && method === 'HEAD'))
    return { status: value === true ? 200 : 404, body: null };
  if (withoutBody.test(call)) return { status: 204, body: null };
  if (value === null && needsResult.test(call)) return { status: 404, body: 'MODEL_NOT_FOUND' };
  if (call === 'count' || call.startsWith('__count__')) return { status: 200, body: { count: value } };
  if (call === 'exists') return { status: 200, body: { exists: value } };
  return { status: 200, body: JSON.parse(JSON.stringify(value ?? null)) };
}

/** Sends a request to a running application. */
export async function send(root: string, { method, path, body }: RestRequest): Promise<RestAnswer> {
  const answered = await fetch(`${root}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  const text = await answered.text();
  const parsed = text === '' ? null : JSON.parse(text);
  const { status } = answered;
  return { status, body: status < 400 ? parsed : (parsed?.error?.code ?? null) };
}
