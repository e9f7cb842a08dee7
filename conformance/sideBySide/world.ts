import type { Argument, Step } from './calls.ts';
import { describeInstance, describeValue, isInstance } from './describe.ts';
import type { ModelPlan, PropertyPlan, RelationPlan, SchemaPlan } from './schemas.ts';

type Method = (...args: unknown[]) => unknown;
type Dynamic = Record<string, unknown>;

export interface ModelLike extends Dynamic {
  readonly modelName: string;
  readonly relations: Record<string, Dynamic>;
  readonly definition: { readonly properties: Record<string, { readonly type?: unknown }> };
}

export interface SourceLike {
  define(name: string, properties: Dynamic, settings: Dynamic): ModelLike;
  readonly models: Record<string, ModelLike>;
}

/** One of the two engines, with an empty store. */
export interface Engine {
  readonly source: SourceLike;
  /** All rows of all models that are in the store. */
  dump(models: readonly string[]): Promise<Record<string, readonly unknown[]>>;
  close(): Promise<void>;
}

/** What a step did, as plain data. */
export interface Outcome {
  readonly call: string;
  readonly result: unknown;
  /** Whether the call ended in some way. */
  readonly isSettled: boolean;
  readonly args: unknown;
  readonly instances: readonly unknown[];
  readonly store: unknown;
}

/** How many turns of the event loop a call gets before it counts as never settling. */
const maxTurns = 300;
const maxInstances = 30;

/** Creates the models and instances of one engine, on which a schema and a sequence are played. */
export function createWorld(engine: Engine) {
  const instances: (Dynamic & { id?: unknown })[] = [];
  let models: ModelLike[] = [];

  const toArgument = (argument: Argument, model: ModelLike | undefined): unknown => {
    if (argument.kind === 'data') return withRealIncludes(structuredClone(argument.value), model);
    const instance = instances.length > 0 ? instances[argument.pick % instances.length] : undefined;
    return argument.kind === 'instance' && instance ? instance : (instance?.id ?? 1);
  };

  const findTarget = (step: Step): Target | undefined => {
    if (step.on === 'model') {
      const model = models[step.pick % models.length];
      return model && { owner: model.modelName, receiver: model, included: model };
    }
    const usable = step.on === 'instance' ? instances : instances.filter(hasRelations);
    const instance = usable[step.pick % Math.max(usable.length, 1)];
    if (!isInstance(instance)) return undefined;
    const owner = `${instance.constructor.modelName}#${instances.indexOf(instance as never)}`;
    if (step.on === 'instance') return { owner, receiver: instance };
    const names = Object.keys((instance.constructor as unknown as ModelLike).relations).sort();
    const name = names[step.relation % Math.max(names.length, 1)];
    const definition = (instance.constructor as unknown as ModelLike).relations[name ?? ''];
    if (name === undefined || neverSettles(step, instance, definition)) return undefined;
    const relation = Reflect.get(instance, name) as Dynamic;
    const isSingle = !definition?.['multiple'];
    // A relation function is called as a method of its instance.
    const receiver = step.method === '' ? { '': (relation as unknown as Method).bind(instance) } : relation;
    const included = definition?.['modelTo'] as ModelLike | undefined;
    return { owner: `${owner}.${name}`, receiver, isSingle, ...(included && { included }) };
  };

  return {
    build(schema: SchemaPlan): unknown {
      models = schema.models.map((plan) => defineModel(engine.source, plan));
      const relations = schema.relations.map((plan) => attempt(() => defineRelation(models, plan)));
      return { relations, models: models.map(describeModel) };
    },

    async run(step: Step): Promise<Outcome> {
      const target = findTarget(step);
      if (!target) return nothing;
      const args =
        target.isSingle && withoutArguments.has(step.method)
          ? []
          : step.args.map((argument) => toArgument(argument, target.included));
      const call = `${target.owner}.${step.method}(${args.map((each) => JSON.stringify(describeValue(each))).join(', ')}) by ${step.style}`;
      const result = await invoke(target.receiver as Dynamic, step.method, args, step.style);
      if (instances.length < maxInstances) instances.push(...collectInstances(result.values));
      return {
        call,
        result: describeValue({ how: result.how, values: result.values }),
        isSettled: result.how !== 'never settled',
        args: describeValue(args),
        instances: instances.map((each) => (isInstance(each) ? describeInstance(each) : null)),
        store: await engine.dump(Object.keys(engine.source.models)),
      };
    },
  };
}

const nothing: Outcome = {
  call: '(nothing)',
  result: null,
  isSettled: true,
  args: null,
  instances: [],
  store: null,
};

interface Target {
  readonly owner: string;
  readonly receiver: unknown;
  /** A relation to one: belongsTo, hasOne. */
  readonly isSingle?: boolean;
  /** The model whose relations an include in the arguments names. */
  readonly included?: ModelLike;
}

function hasRelations(instance: object): boolean {
  return Object.keys((instance.constructor as unknown as ModelLike).relations).length > 0;
}

/** Replaces most names of an include with those of real relations, because a sequence does not know the schema. */
function withRealIncludes(argument: unknown, model: ModelLike | undefined): unknown {
  const { include } = (argument ?? {}) as { include?: unknown };
  if (include === undefined || !model) return argument;
  return { ...(argument as object), include: toRealInclude(include, model) };
}

function toRealInclude(include: unknown, model: ModelLike): unknown {
  if (typeof include === 'string') return toRealName(include, model);
  if (Array.isArray(include)) return include.map((each) => toRealInclude(each, model));
  const { relation, ...others } = include as { relation?: string };
  if (relation !== undefined) return { relation: toRealName(relation, model), ...others };
  return Object.fromEntries(
    Object.entries(include as object).map(([outer, inner]) => {
      const name = toRealName(outer, model);
      const target = model.relations[name]?.['modelTo'] as ModelLike | undefined;
      return [name, target ? toRealInclude(inner, target) : inner];
    }),
  );
}

function toRealName(name: string, model: ModelLike): string {
  const names = Object.keys(model.relations).sort();
  return name === 'best' ? name : (names[name.length % names.length] ?? name);
}

/** The methods of relations to one that take no id: an id would be read as the options and fail where nobody can catch it. */
const withoutArguments = new Set(['destroy', 'get', 'getAsync']);

/** Whether the call never settles: without a key LoopBack's callback throws where nobody can catch it. */
function neverSettles(step: Step, instance: object, relation: Dynamic | undefined): boolean {
  const key = (instance as Dynamic)[String(relation?.['keyFrom'] ?? 'id')];
  return ['updateById', 'destroy'].includes(step.method) && (key === undefined || key === null);
}

const types = { string: String, number: Number, boolean: Boolean, date: Date, array: ['string'], any: 'any' };

function defineModel(source: SourceLike, plan: ModelPlan): ModelLike {
  const properties = Object.fromEntries(
    Object.entries(plan.properties).map(([name, property]) => [name, toProperty(property)]),
  );
  const id = plan.id === 'string' ? { id: { type: String, id: true } } : {};
  return source.define(plan.name, { ...id, ...properties }, structuredClone(plan.settings));
}

function toProperty({ type, ...attributes }: PropertyPlan): Dynamic {
  return { type: types[type], ...attributes };
}

function defineRelation(models: readonly ModelLike[], plan: RelationPlan): void {
  const { kind, from, to, through, ...params } = plan;
  const [source, target, link] = [models[from], models[to], models[through]];
  if (!source || !target || !link) return;
  const declare = (model: ModelLike, method: string, ...args: unknown[]) =>
    (model[method] as Method)(...args);
  if (kind !== 'hasManyThrough') return void declare(source, kind, target, structuredClone(params));
  declare(link, 'belongsTo', source);
  declare(link, 'belongsTo', target);
  declare(source, 'hasMany', target, { ...structuredClone(params), through: link });
}

function describeModel(model: ModelLike): unknown {
  const relations = Object.entries(model.relations).map(([name, relation]) => {
    const { type, keyFrom, keyTo, keyThrough, multiple } = relation;
    const modelTo = (relation['modelTo'] as ModelLike | undefined)?.modelName;
    const modelThrough = (relation['modelThrough'] as ModelLike | undefined)?.modelName;
    return [name, { type, keyFrom, keyTo, keyThrough, multiple, modelTo, modelThrough }];
  });
  const properties = Object.entries(model.definition.properties).map(([name, { type }]) => [
    name,
    typeof type === 'function' ? type.name : describeValue(type),
  ]);
  return { name: model.modelName, relations, properties: properties.map(String).sort() };
}

function attempt(work: () => unknown): unknown {
  try {
    work();
    return 'done';
  } catch (error) {
    return describeValue(error);
  }
}

interface CallResult {
  readonly how:
    | 'returned'
    | 'threw'
    | 'resolved'
    | 'rejected'
    | 'called back'
    | 'never settled'
    | 'is not a method';
  readonly values: readonly unknown[];
}

async function invoke(
  receiver: Dynamic,
  method: string,
  args: readonly unknown[],
  style: Step['style'],
): Promise<CallResult> {
  const call = receiver[method];
  if (typeof call !== 'function') return { how: 'is not a method', values: [] };
  let settled: CallResult | undefined;
  const settle = (how: CallResult['how'], ...values: unknown[]) => {
    settled ??= { how, values };
  };
  try {
    const withCallback = style === 'callback' && !synchronous.has(method);
    const callback = (error: unknown, ...values: unknown[]) =>
      settle('called back', error ?? null, ...dropTrailingUndefined(values));
    const returned: unknown = withCallback
      ? call.call(receiver, ...args, callback)
      : call.call(receiver, ...args);
    if (isThenable(returned)) {
      returned.then(
        (value) => settle('resolved', value),
        (error) => settle('rejected', error),
      );
    } else if (!withCallback) settle('returned', returned);
  } catch (error) {
    settle('threw', error);
  }
  for (let turn = 0; turn < maxTurns && !settled; turn++) await new Promise((next) => setImmediate(next));
  return settled ?? { how: 'never settled', values: [] };
}

/** Methods that take no callback. */
const synchronous = new Set(['build', 'setAttributes', 'toJSON']);

function dropTrailingUndefined(values: readonly unknown[]): readonly unknown[] {
  const last = values.findLastIndex((value) => value !== undefined);
  return values.slice(0, last + 1);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

function collectInstances(values: readonly unknown[]): Dynamic[] {
  return values.flatMap((value) => {
    if (Array.isArray(value)) return collectInstances(value);
    return isInstance(value) ? [value as unknown as Dynamic] : [];
  });
}
