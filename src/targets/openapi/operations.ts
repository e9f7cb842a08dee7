import type { JsonObject } from '../../lib/json.ts';
import { type AnswerBody, type Endpoint, methodNameOf } from '../../model/index.ts';

/** What the operations of a document refer to. */
export interface OperationContext {
  readonly modelName: string;
  /** The tag of the operations. */
  readonly tag: string;
  /** The type of the ids of the model. */
  readonly idSchema: JsonObject;
  /** Returns the schema of the rows of a model; any where it is not described. */
  schemaOf(modelName: string): JsonObject;
}

/** Returns the name under which LoopBack knows the method of a route: `Customer.prototype.__get__orders`. */
export const methodIdOf = (modelName: string, endpoint: Endpoint): string =>
  `${modelName}.${methodNameOf(endpoint)}`;

/** Describes the operation of a route. */
export function operationOf(endpoint: Endpoint, operationId: string, context: OperationContext): JsonObject {
  const inPath = parametersIn(endpoint.path);
  const given = argumentsOf(endpoint).filter((name) => !inPath.includes(name));
  const described = given.map((name) => describeArgument(name, endpoint, context));
  const parameters = [
    ...inPath.map((name) => pathParameter(name, context)),
    ...described.map(({ query }) => query).filter((query) => query !== undefined),
  ];
  const bodies = described.map(({ body }) => body).filter((body) => body !== undefined);
  const fields = described.map(({ form }) => form).filter((form) => form !== undefined);
  const requestBody = bodies[0] ?? (fields.length > 0 ? formOf(fields) : null);
  return {
    tags: [context.tag],
    summary: endpoint.call,
    description: `Answers ${endpoint.answer}.`,
    operationId,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(requestBody === null ? {} : { requestBody }),
    responses: responsesOf(endpoint, context),
  };
}

/** The names after a colon: `/Customers/:id/orders/:fk` has `id` and `fk`. */
const parametersIn = (path: string): readonly string[] =>
  path.split('/').flatMap((segment) => (segment.startsWith(':') ? segment.slice(1) : []));

const argumentsOf = ({ call }: Endpoint): readonly string[] =>
  call
    .slice(call.lastIndexOf('(') + 1, -1)
    .split(', ')
    .filter((name) => name !== '');

function pathParameter(name: string, { idSchema }: OperationContext): JsonObject {
  const schema = name === 'id' ? idSchema : { type: ['string', 'number'] };
  return { name, in: 'path', required: true, schema };
}

interface Argument {
  readonly query?: JsonObject;
  readonly body?: JsonObject;
  readonly form?: FormField;
}

interface FormField {
  readonly name: string;
  readonly schema: JsonObject;
  readonly isRequired: boolean;
}

const text: JsonObject = { type: 'string' };
const object: JsonObject = { type: 'object' };

/** What a client sends for each argument of LoopBack's remote methods, except those in the path. */
function describeArgument(name: string, endpoint: Endpoint, context: OperationContext): Argument {
  const { body, method } = endpoint;
  switch (name) {
    case 'data':
      return { body: jsonBody(context.schemaOf(body.kind === 'row' ? body.model : context.modelName)) };
    case 'filter':
    case 'where':
      return { query: jsonQuery(name, object) };
    case 'refresh':
      return { query: { name, in: 'query', schema: { type: 'boolean' } } };
    case 'include':
      return { query: jsonQuery(name, { type: 'array', items: text }) };
    case 'credentials':
      return { body: { ...jsonBody(object), required: true } };
    case 'options':
      if (body.kind !== 'changes') return { body: { ...jsonBody(object), required: true } };
      return method === 'GET'
        ? { query: jsonQuery(name, object) }
        : { form: { name, schema: object, isRequired: false } };
    case 'oldPassword':
    case 'newPassword':
      return { form: { name, schema: text, isRequired: true } };
    default:
      return {
        query: { name, in: 'query', ...(name === 'redirect' ? {} : { required: true }), schema: text },
      };
  }
}

const jsonBody = (schema: JsonObject): JsonObject => ({ content: { 'application/json': { schema } } });

/** LoopBack reads JSON in a query. */
const jsonQuery = (name: string, schema: JsonObject): JsonObject => ({
  name,
  in: 'query',
  ...jsonBody(schema),
});

function formOf(fields: readonly FormField[]): JsonObject {
  const required = fields.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  const schema = {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, field.schema])),
    ...(required.length > 0 ? { required } : {}),
  };
  return { content: { 'application/x-www-form-urlencoded': { schema } } };
}

function responsesOf({ body, method, answer }: Endpoint, context: OperationContext): JsonObject {
  const status = body.kind === 'none' ? '204' : '200';
  const description = answer.split('; ')[0] ?? answer;
  const schema = method === 'HEAD' ? null : bodySchema(body, context);
  return {
    [status]: { description, ...(schema === null ? {} : { content: schema }) },
    default: { $ref: '#/components/responses/Error' },
  };
}

function bodySchema(body: AnswerBody, { schemaOf }: OperationContext): JsonObject | null {
  const json = (schema: JsonObject): JsonObject => ({ 'application/json': { schema } });
  const member = (name: string, type: string): JsonObject =>
    json({ type: 'object', properties: { [name]: { type } }, required: [name] });
  switch (body.kind) {
    case 'row':
      return json(schemaOf(body.model));
    case 'rows':
      return json({ type: 'array', items: schemaOf(body.model) });
    case 'count':
      return member('count', 'number');
    case 'exists':
      return member('exists', 'boolean');
    case 'changes':
      return { 'text/event-stream': { schema: text } };
    case 'none':
      return null;
  }
}
