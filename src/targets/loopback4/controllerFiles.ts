/** The files from which an exported LoopBack 4 application makes its controllers. They are the same for every project. */

/** controllers/parts.ts: what the controllers share. */
export const partsFile = `import {AnyObject, CountSchema, Entity, EntityNotFoundError} from '@loopback/repository';
import {getModelSchemaRef, param, ParameterObject, ResponseObject, SchemaObject} from '@loopback/rest';

/** Rows and repositories are found by name, so they are not typed here. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Untyped = any;

export type ModelClass<T extends Entity = Entity> = typeof Entity & {prototype: T};

/** The name of the property that identifies the rows of a model. */
export const idOf = (model: typeof Entity): string => model.getIdProperties()[0];

/** A parameter in the path with an id of a model. */
export const idParam = (model: typeof Entity, name = 'id'): ParameterDecorator =>
  param({name, in: 'path', required: true, schema: idSchema(model)} as ParameterObject) as ParameterDecorator;

function idSchema(model: typeof Entity): SchemaObject {
  const {type} = model.definition.properties[idOf(model)];
  if (type === 'number') return {type: 'number'};
  return type === 'date' ? {type: 'string', format: 'date-time'} : {type: 'string'};
}

const content = (schema: object) => ({'application/json': {schema}});

const answer = (description: string, schema: object): {responses: {[status: string]: ResponseObject}} => ({
  responses: {'200': {description, content: content(schema)}},
});

/** The answer with one row. */
export const one = (model: typeof Entity) => answer(model.name, getModelSchemaRef(model));

/** The answer with rows. */
export const many = (model: typeof Entity) =>
  answer(\`Array of \${model.name}\`, {type: 'array', items: getModelSchemaRef(model)});

/** The answer with a count. */
export const counted = answer('How many', CountSchema);

/** The answer with whether a row exists. */
export const existing = answer('Whether it exists', {type: 'object', properties: {exists: {type: 'boolean'}}});

/** An answer without a body. */
export const empty = {responses: {'204': {description: 'No content'}}};

interface BodyOptions {
  /** Properties that may be missing even if the model requires them. */
  readonly optional?: readonly string[];
  readonly partial?: boolean;
}

/** A body with a row. */
export function body(model: typeof Entity, options: BodyOptions = {}) {
  return {required: true, content: content(rowSchema(model, options))};
}

/** A body with a row or a list of rows. */
export function rowOrRows(model: typeof Entity, options: BodyOptions = {}) {
  const schema = rowSchema(model, options);
  return {required: true, content: content({anyOf: [schema, {type: 'array', items: schema}]})};
}

/** As in LoopBack 3, a property without a value may be null, and one with a default may be missing. */
function rowSchema(model: typeof Entity, {partial, optional = []}: BodyOptions): Untyped {
  const {definitions} = getModelSchemaRef(model) as Untyped;
  const {properties = {}, required = [], ...schema} = definitions[model.name];
  const declared = model.definition.properties;
  const needed = required.filter(
    (name: string) =>
      !partial &&
      !optional.includes(name) &&
      declared[name].default === undefined &&
      declared[name].defaultFn === undefined,
  );
  const withNulls = Object.entries<Untyped>(properties).map(([name, property]) => [
    name,
    property.type === undefined || required.includes(name) ? property : {...property, nullable: true},
  ]);
  return {
    ...schema,
    properties: Object.fromEntries(withNulls),
    ...(needed.length > 0 ? {required: needed} : {}),
    definitions,
  };
}

/** The row with an id; fails with 404 if there is none. */
export async function rowWithId(repository: Untyped, id: unknown): Promise<Untyped> {
  return repository.findById(id);
}

/** A row; fails with 404 if it is missing. */
export function found<Row>(row: Row | null | undefined, model: typeof Entity, id: unknown): Row {
  if (row === null || row === undefined) throw new EntityNotFoundError(model, id);
  return row;
}

/** Turns a filter as LoopBack 3 takes it into one of LoopBack 4: \`include\` may be a name, a list or an object. */
export function toFilter(filter: AnyObject = {}): AnyObject {
  const {include, ...rest} = filter;
  return include === undefined ? rest : {...rest, include: toInclusions(include)};
}

function toInclusions(include: unknown): AnyObject[] {
  if (typeof include === 'string') return [{relation: include}];
  if (Array.isArray(include)) return include.flatMap(toInclusions);
  if (typeof include !== 'object' || include === null) return [];
  const {relation, scope, ...others} = include as AnyObject;
  if (typeof relation === 'string') return [{relation, ...(scope ? {scope: toFilter(scope)} : {})}];
  return Object.entries(others).map(([name, inner]) => ({
    relation: name,
    ...(inner ? {scope: {include: toInclusions(inner)}} : {}),
  }));
}

/** Gives included relations to many an empty list where there are no rows, as LoopBack 3 does. */
export function withEmptyLists<Row>(rows: Row[], model: typeof Entity, filter: AnyObject): Row[] {
  for (const {relation, scope} of (filter.include ?? []) as AnyObject[]) {
    const definition = model.definition.relations[relation];
    if (!definition) continue;
    for (const row of rows as Untyped[]) {
      if (definition.targetsMany && row[relation] === undefined) row[relation] = [];
      const related = [row[relation]].flat().filter(Boolean);
      withEmptyLists(related, definition.target() as typeof Entity, scope ?? {});
    }
  }
  return rows;
}

/** Names a class that a function made: its name is in the OpenAPI description. */
export function named<Class extends Function>(made: Class, name: string): Class {
  Object.defineProperty(made, 'name', {value: name});
  return made;
}

/** Where the routes of a relation are, and what they lead to. */
export interface RelationRoutes {
  /** The path of the relation: \`/api/Customers/{id}/orders\`. */
  readonly path: string;
  readonly source: typeof Entity;
  /** The name of the relation. */
  readonly relation: string;
  /** The name of the relation in the repository of the source, where it differs. */
  readonly member?: string;
  readonly target: typeof Entity;
  /** The property of the target that holds the key: a new row may leave it out. */
  readonly foreignKey?: string;
  /** The property of the source that the key points at, if it is not the id. */
  readonly keyFrom?: string;
}

/** The name of the controller of a relation. */
export const controllerName = ({source, relation}: RelationRoutes): string =>
  \`\${source.name}\${relation.charAt(0).toUpperCase()}\${relation.slice(1)}Controller\`;

/** A new row may leave the key out. */
export const bodyOptions = ({foreignKey}: RelationRoutes) => (foreignKey ? {optional: [foreignKey]} : {});

/** The rows of a relation, for the owner with an id. As in LoopBack 3, a missing owner is a 404. */
export async function rowsOf(repository: Untyped, {relation, member, keyFrom}: RelationRoutes, key: unknown) {
  const owner = await rowWithId(repository, key);
  return repository[member ?? relation](keyFrom ? owner[keyFrom] : key);
}
`;
