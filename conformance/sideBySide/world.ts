import type { SingleStep, Step } from './calls.ts';
import { addIdToOrders, defineSchema, hasTextIds } from './define.ts';
import { describeInstance, describeValue, isInstance } from './describe.ts';
import { withRealIncludes } from './includes.ts';
import { type CallResult, collectInstances, invoke } from './invoke.ts';
import type { Argument, Family, MethodCall } from './methods.ts';
import type { SchemaPlan } from './schemas.ts';

export type Method = (...args: unknown[]) => unknown;
export type Dynamic = Record<string, unknown>;

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

const maxInstances = 30;

/** A call that is about to be made. */
interface ReadyCall {
  readonly text: string;
  readonly owner: string;
  readonly receiver: Dynamic;
  readonly method: string;
  readonly args: readonly unknown[];
  readonly style: SingleStep['style'];
}

/** Creates the models and instances of one engine, on which a schema and a sequence are played. */
export function createWorld(engine: Engine, schema: SchemaPlan) {
  const instances: (Dynamic & { id?: unknown })[] = [];
  let models: readonly ModelLike[] = [];
  const delays = schema.models.some(({ hooks }) => hooks.some(({ style }) => style === 'promise'));

  const toArgument = (argument: Argument, model: ModelLike | undefined): unknown => {
    if (argument.kind === 'data') {
      const value = withRealIncludes(structuredClone(argument.value), model);
      return hasTextIds(schema) ? addIdToOrders(value) : value;
    }
    const fitting = instances.filter((each) => modelOf(each) === model);
    const candidates = fitting.length > 0 ? fitting : instances;
    const instance = candidates[argument.pick % Math.max(candidates.length, 1)];
    return argument.kind === 'instance' && instance ? instance : (instance?.id ?? 1);
  };

  const prepare = (step: SingleStep): ReadyCall | undefined => {
    const target = findTarget(step, models, instances);
    if (!target) return undefined;
    const { method, args: given } = target.call;
    const args = given.map((argument) => toArgument(argument, target.included));
    const style = needsCallback(target) ? 'callback' : step.style;
    const shown = args.map((each) => JSON.stringify(describeValue(each))).join(', ');
    const text = `${target.owner}.${method}(${shown}) by ${style}`;
    return { text, owner: target.owner, receiver: target.receiver, method, args, style };
  };

  const outcome = async (calls: readonly ReadyCall[], results: readonly CallResult[]): Promise<Outcome> => {
    for (const { values } of results)
      if (instances.length < maxInstances && !(values[0] instanceof Error))
        instances.push(...collectInstances(values));
    const described = results.map(({ how, values }) => describeValue({ how, values }));
    return {
      call: calls.map(({ text }) => text).join(' & '),
      result: described.length === 1 ? described[0] : described,
      isSettled: results.every(({ how }) => how !== 'never settled'),
      args: describeValue(calls.flatMap(({ args }) => args)),
      instances: instances.map((each) => (isInstance(each) ? describeInstance(each) : null)),
      store: await engine.dump(Object.keys(engine.source.models)),
    };
  };

  return {
    async build(): Promise<unknown> {
      const { models: defined, view } = defineSchema(engine.source, schema);
      models = defined;
      // Juggler ends its very first call later than any other.
      await (models[0]?.['count'] as Method | undefined)?.call(models[0]);
      return view;
    },

    async run(step: Step): Promise<Outcome> {
      // A hook that delays a call lets others overtake it.
      const steps = step.on !== 'together' ? [step] : delays ? step.steps.slice(0, 1) : step.steps;
      const calls = withoutSharedInstances(steps.map(prepare).filter((call) => call !== undefined));
      if (calls.length === 0) return nothing;
      const results = await Promise.all(
        calls.map(({ receiver, method, args, style }) => invoke(receiver, method, args, style)),
      );
      // LoopBack clears the errors of an embedded instance some ticks after its validation.
      for (let turn = 0; turn < 2; turn++) await new Promise((next) => setImmediate(next));
      return outcome(calls, results);
    },
  };
}

export const nothing: Outcome = {
  call: '(nothing)',
  result: null,
  isSettled: true,
  args: null,
  instances: [],
  store: null,
};

/**
 * Keeps one call of an instance or relation, beside those of models: what several
 * that overlap leave in the memory of an instance depends on single ticks, and
 * relations share their instances.
 */
function withoutSharedInstances(calls: readonly ReadyCall[]): readonly ReadyCall[] {
  const isOfInstance = ({ owner }: ReadyCall) => owner.includes('#');
  return calls.filter((call, index) => !isOfInstance(call) || calls.findIndex(isOfInstance) === index);
}

interface Target {
  readonly owner: string;
  readonly receiver: Dynamic;
  readonly call: MethodCall;
  readonly family?: Family;
  /** The model of the rows: its relations are included, and its instances and ids are the arguments. */
  readonly included?: ModelLike;
}

function findTarget(
  step: SingleStep,
  models: readonly ModelLike[],
  instances: readonly Dynamic[],
): Target | undefined {
  if (step.on === 'relation') return findRelation(step, instances);
  const call = step.call as MethodCall;
  if (step.on === 'instance') {
    const instance = instances[step.pick % Math.max(instances.length, 1)];
    if (!isInstance(instance)) return undefined;
    return { owner: nameOf(instance, instances), receiver: instance, call };
  }
  const usable = step.on === 'scope' ? models.filter((each) => each['big']) : models;
  const model = usable[step.pick % Math.max(usable.length, 1)];
  if (!model) return undefined;
  if (step.on === 'model') return { owner: model.modelName, receiver: model, included: model, call };
  const scope = model['big'] as Dynamic;
  return {
    owner: `${model.modelName}.big`,
    receiver: callable(scope, call, model),
    included: model,
    call,
  };
}

function findRelation(step: SingleStep, instances: readonly Dynamic[]): Target | undefined {
  const usable = instances.filter((each) => Object.keys(modelOf(each).relations).length > 0);
  const instance = usable[step.pick % Math.max(usable.length, 1)];
  if (!isInstance(instance)) return undefined;
  const { relations } = modelOf(instance);
  const names = Object.keys(relations).sort();
  const name = names[step.relation % names.length];
  const definition = relations[name ?? ''];
  if (name === undefined || !definition) return undefined;
  const family = familyOf(definition);
  const call = (step.call as Readonly<Record<Family, MethodCall>>)[family];
  const relation = Reflect.get(instance, name) as Dynamic | undefined;
  if (typeof relation !== 'function') return undefined;
  const included = definition['modelTo'] as ModelLike | undefined;
  return {
    owner: `${nameOf(instance, instances)}.${name}`,
    receiver: callable(relation, call, instance),
    call,
    family,
    ...(included && { included }),
  };
}

/** A relation or scope is itself called as a method of its owner. */
function callable(relation: Dynamic, { method }: MethodCall, owner: unknown): Dynamic {
  return method === '' ? { '': (relation as unknown as Method).bind(owner) } : relation;
}

const modelOf = (instance: object): ModelLike => instance.constructor as unknown as ModelLike;

function nameOf(instance: object, instances: readonly object[]): string {
  return `${modelOf(instance).modelName}#${instances.indexOf(instance)}`;
}

function familyOf({ type, modelThrough }: Dynamic): Family {
  return type === 'hasMany' && modelThrough ? 'through' : (type as Family);
}

/** Without a callback LoopBack fails where nobody can catch it: DI22 in src/runtime/SPEC.md. */
function needsCallback({ family, call: { method, args } }: Target): boolean {
  if (family !== 'embedsMany') return false;
  return method === '' ? args.length > 0 : ['find', 'getAsync'].includes(method);
}
