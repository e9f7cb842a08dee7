import type { JsonObject, JsonValue } from '../../lib/json.ts';
import { type Endpoint, idPropertyOf, modelEndpoints, type Project, restPathOf } from '../../model/index.ts';
import { needsAccessRules } from '../loopback3/designFacts.ts';
import { descriptionIn, modelJsonSchema, type SchemaStyle } from '../schema/jsonSchema.ts';
import { type SchemaModel, schemaModelsOf } from '../schema/schemaModels.ts';
import { uniqueNames } from '../schema/uniqueNames.ts';
import { methodIdOf, type OperationContext, operationOf } from './operations.ts';

/** The root of LoopBack's REST API, which is the address of the server in the document. */
const root = '/api';

/** Prints the document, one path after another. */
export function* printDocument(project: Project): Generator<string> {
  const models = schemaModelsOf(project);
  const names = uniqueNames(
    models.map(({ name }) => name),
    componentName,
  );
  const style: SchemaStyle = {
    refOf: (name) => `#/components/schemas/${names.get(name) ?? ''}`,
    hasLimits: true,
    hiddenIsOptional: false,
    additionalProperties: undefined,
  };
  const served = models.filter(({ entry }) => restPathOf(project, entry) !== null);
  yield `${JSON.stringify(headerOf(project, served), null, 2).slice(0, -2)},\n`;
  yield '  "paths": {';
  yield* printMembers(pathsOf(project, served, names, style), 4);
  yield '},\n  "components": {\n';
  yield `    "responses": ${indented({ Error: errorResponse }, 4)},\n`;
  if (needsAccessRules(project)) yield `    "securitySchemes": ${indented(securitySchemes, 4)},\n`;
  yield '    "schemas": {';
  yield* printMembers(schemasOf(project, models, names, style), 6);
  yield '}\n  }\n}\n';
}

/** Prints the members of an object that has been opened, and the space before its end. */
function* printMembers(members: Iterable<readonly [string, JsonValue]>, indent: number): Generator<string> {
  const space = ' '.repeat(indent);
  let isFirst = true;
  for (const [name, value] of members) {
    yield `${isFirst ? '' : ','}\n${space}${JSON.stringify(name)}: ${indented(value, indent)}`;
    isFirst = false;
  }
  if (!isFirst) yield `\n${' '.repeat(indent - 2)}`;
}

const indented = (value: JsonValue, indent: number): string =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(indent)}`);

/** What a component may be called. */
const componentName = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, '_') || '_';

function headerOf(project: Project, served: readonly SchemaModel[]): JsonObject {
  const isGuarded = needsAccessRules(project);
  return {
    openapi: '3.1.0',
    info: {
      title: project.name || 'LoopBack application',
      version: '1.0.0',
      description: `The REST API as LoopBack 3 serves it.${isGuarded ? ' ACLs decide which operations need an access token.' : ''}`,
    },
    servers: [{ url: root }],
    ...(isGuarded ? { security: [{}, { accessToken: [] }, { accessTokenInQuery: [] }] } : {}),
    tags: served.map(({ name, entry }) => {
      const description = descriptionIn(entry.definition);
      return { name, ...(description === null ? {} : { description }) };
    }),
  };
}

const securitySchemes: JsonObject = {
  accessToken: { type: 'apiKey', in: 'header', name: 'Authorization' },
  accessTokenInQuery: { type: 'apiKey', in: 'query', name: 'access_token' },
};

const errorResponse: JsonObject = {
  description: 'An error',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['error'],
        properties: {
          error: {
            type: 'object',
            required: ['statusCode', 'name', 'message'],
            properties: {
              statusCode: { type: 'integer' },
              name: { type: 'string' },
              message: { type: 'string' },
              code: { type: 'string' },
              details: {},
            },
          },
        },
      },
    },
  },
};

function* schemasOf(
  project: Project,
  models: readonly SchemaModel[],
  names: ReadonlyMap<string, string>,
  style: SchemaStyle,
): Generator<readonly [string, JsonObject]> {
  for (const model of models)
    yield [names.get(model.name) ?? model.name, modelJsonSchema(project, model, style)];
}

/** Lists the paths with their operations. Models may share a path, so it is written with the first of them. */
function* pathsOf(
  project: Project,
  served: readonly SchemaModel[],
  names: ReadonlyMap<string, string>,
  style: SchemaStyle,
): Generator<readonly [string, JsonObject]> {
  const schemaOf = (name: string): JsonObject => (names.has(name) ? { $ref: style.refOf(name) } : {});
  const byBase = new Map<string, SchemaModel[]>();
  for (const model of served) {
    const base = restPathOf(project, model.entry) ?? '';
    // Paths of one model may begin like those of another one: /books, /books/old.
    const first = base.split('/')[2] ?? '';
    byBase.set(first, [...(byBase.get(first) ?? []), model]);
  }
  for (const models of byBase.values()) {
    const paths = new Map<string, JsonObject>();
    for (const model of models) addPaths(paths, project, model, schemaOf);
    yield* paths;
  }
}

function addPaths(
  paths: Map<string, JsonObject>,
  project: Project,
  model: SchemaModel,
  schemaOf: OperationContext['schemaOf'],
): void {
  const endpoints = modelEndpoints(project, model.entry.id);
  const counts = new Map<string, number>();
  for (const endpoint of endpoints) {
    const id = methodIdOf(model.name, endpoint);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const idType = idPropertyOf(project, model.entry)?.type;
  const context: OperationContext = {
    modelName: model.name,
    tag: model.name,
    idSchema: { type: idType === 'number' ? 'number' : 'string' },
    schemaOf,
  };
  for (const endpoint of endpoints) {
    const path = templateOf(endpoint);
    const method = endpoint.method.toLowerCase();
    const id = methodIdOf(model.name, endpoint);
    // As LoopBack's explorer makes them unique.
    const operationId = (counts.get(id) ?? 0) > 1 ? `${id}__${method}${path.replace(/[/:]+/g, '_')}` : id;
    paths.set(path, { ...paths.get(path), [method]: operationOf(endpoint, operationId, context) });
  }
}

/** Returns the path of a route from the root on, as a template: `/Customers/{id}`. */
function templateOf({ path }: Endpoint): string {
  const segments = path.slice(root.length).split('/');
  return segments
    .map((segment) =>
      segment.startsWith(':') ? `{${segment.slice(1)}}` : segment.replace(/[{}?#]/g, encodeURIComponent),
    )
    .join('/');
}
