/** Defines the models and relations of a schema on either engine. */
import { describeValue } from './describe.ts';
import { addHook } from './hooks.ts';
import { type Declaration, toDeclarations } from './relationPlans.ts';
import type { ModelPlan, PropertyPlan, SchemaPlan } from './schemas.ts';
import type { Dynamic, Method, ModelLike, SourceLike } from './world.ts';

/** Defines a schema; returns what can be compared: the outcome of each declaration, and the relations and properties. */
export function defineSchema(source: SourceLike, schema: SchemaPlan): { models: ModelLike[]; view: unknown } {
  const declarations = schema.relations.flatMap(toDeclarations);
  const byFile = schema.style === 'settings';
  const relations = (index: number) => (byFile ? relationsOf(schema, declarations, index) : {});
  const models: ModelLike[] = [];
  const outcomes: unknown[] = schema.models.map((plan, index) =>
    attempt(() => {
      models[index] = defineModel(source, schema, plan, relations(index));
    }),
  );
  const defined = models.filter(Boolean);
  if (!byFile)
    outcomes.push(
      ...declarations.map((declaration) =>
        attempt(() =>
          declare(models, { ...declaration, params: withTotalOrders(declaration.params, schema) }),
        ),
      ),
    );
  for (const [index, { hooks }] of schema.models.entries())
    for (const hook of hooks) if (models[index]) addHook(models[index] as never, hook);
  return { models: defined, view: { outcomes, models: defined.map(describeModel) } };
}

/** Whether rows that are equal in an order would be sorted differently: LoopBack keeps text ids in the order of insertion. */
export function hasTextIds({ models }: SchemaPlan): boolean {
  return models.some(({ id }) => id === 'string');
}

/** Adds the id to every order in the value, so that no rows are equal in it. */
export function addIdToOrders<T>(value: T): T {
  if (Array.isArray(value)) return value.map(addIdToOrders) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) =>
      name === 'order' ? [name, [each, 'id'].flat()] : [name, addIdToOrders(each)],
    ),
  ) as T;
}

/** Replaces the order of a scope, which has to be a text: the memory connector replaces the items of a list. */
function withTotalOrders<T extends object>(value: T, schema: SchemaPlan): T {
  const { scope } = value as { scope?: { order?: unknown } };
  if (!scope?.order || !hasTextIds(schema)) return value;
  return { ...value, scope: { ...scope, order: 'id DESC' } };
}

const types = {
  string: String,
  number: Number,
  boolean: Boolean,
  date: Date,
  array: ['string'],
  any: 'any',
  geopoint: 'geopoint',
  place: { street: 'string', no: 'number' },
};

function defineModel(source: SourceLike, schema: SchemaPlan, plan: ModelPlan, relations: Dynamic): ModelLike {
  const properties = Object.fromEntries(
    Object.entries(plan.properties).map(([name, property]) => [name, toProperty(property, schema, plan)]),
  );
  const id = plan.id === 'number' ? {} : { id: { type: plan.id === 'string' ? String : Number, id: true } };
  const base = plan.base === undefined ? undefined : schema.models[plan.base];
  const settings: Dynamic = { ...structuredClone(withTotalOrders(plan.settings, schema)) };
  if (base) settings['base'] = base.name;
  if (Object.keys(relations).length > 0) settings['relations'] = relations;
  return source.define(plan.name, { ...id, ...properties }, settings);
}

function toProperty({ type, ...attributes }: PropertyPlan, schema: SchemaPlan, plan: ModelPlan): Dynamic {
  if (type !== 'model' && type !== 'models') return { type: types[type], ...attributes };
  // The first model that is not the model itself.
  const name = schema.models.find((each) => each !== plan)?.name;
  if (!name) return { type: types.place, ...attributes };
  return { type: type === 'model' ? name : [name], ...attributes };
}

/** The relations of a model as its file has them. */
function relationsOf(schema: SchemaPlan, declarations: readonly Declaration[], index: number): Dynamic {
  const own = declarations.filter(({ from }) => from === index);
  return Object.fromEntries(
    own.map(({ method, target, through, params }, place) => {
      const { as, ...others } = structuredClone(withTotalOrders(params, schema)) as Dynamic;
      const name = typeof target === 'string' ? target : String(as ?? `link${place}`);
      const model = typeof target === 'string' ? {} : { model: schema.models[target]?.name };
      const join = through === undefined ? {} : { through: schema.models[through]?.name };
      return [name, { type: method, ...model, ...join, ...others }];
    }),
  );
}

function declare(models: readonly ModelLike[], { from, method, target, through, params }: Declaration): void {
  const to = typeof target === 'string' ? target : models[target];
  const join = through === undefined ? {} : { through: models[through] };
  const owner = models[from];
  if (owner && to) (owner[method] as Method)(to, { ...structuredClone(params), ...join });
}

function describeModel(model: ModelLike): unknown {
  const relations = Object.entries(model.relations).map(([name, relation]) => {
    const { type, keyFrom, keyTo, keyThrough, multiple, embed, polymorphic } = relation;
    const modelTo = (relation['modelTo'] as ModelLike | undefined)?.modelName;
    const modelThrough = (relation['modelThrough'] as ModelLike | undefined)?.modelName;
    const { selector, foreignKey, discriminator, invert } = (polymorphic ?? {}) as Dynamic;
    const keys = { selector, foreignKey, discriminator, invert };
    return [name, { type, keyFrom, keyTo, keyThrough, multiple, embed, modelTo, modelThrough, keys }];
  });
  const properties = Object.entries(model.definition.properties).map(([name, { type }]) => [
    name,
    describeType(type),
  ]);
  return { name: model.modelName, relations, properties: properties.map(String).sort() };
}

function describeType(type: unknown): unknown {
  if (Array.isArray(type)) return `[${type.map(describeType).join()}]`;
  if (typeof type !== 'function') return describeValue(type);
  const { modelName } = type as { modelName?: string };
  // The name of a model without one is made from the clock or a counter.
  return /^Anonymous/i.test(modelName ?? '') ? '<anonymous>' : (modelName ?? type.name);
}

function attempt(work: () => unknown): unknown {
  try {
    work();
    return 'done';
  } catch (error) {
    return describeValue(error);
  }
}
