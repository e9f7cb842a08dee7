import { methodNames } from '../../model/methodNames.ts';
import type { InstanceOptions, ModelClass, ModelInstance } from '../../runtime/index.ts';
import type { OutputEvent, RecordedCall } from '../wire/control.ts';
import { outputLimits } from '../wire/limits.ts';
import type { Shown } from '../wire/shown.ts';
import type { CallSite } from './callSite.ts';
import { createCallSums, type OpenCall } from './callSums.ts';
import { followCall, isObject } from './followCall.ts';
import { watchScopes } from './watchScopes.ts';

/** Records the calls of LoopBack's API in the user's code. */
export interface CallRecorder {
  /** Watches the models of a load. What they return is unchanged. */
  watch(models: Iterable<ModelClass>): void;
  start(): void;
  /** Sends how often each call was made, and how long it took. */
  stop(): void;
  /** The line of the call that failed with this error; null where none did. */
  lineOf(thrown: unknown): number | null;
}

type AnyMethod = (this: unknown, ...args: unknown[]) => unknown;

/** The target of an observed call. */
interface Subject {
  readonly model: ModelClass;
  /** null for a call of the class. */
  readonly instance: object | null;
  readonly relation: string | null;
  readonly method: string;
}

const names = methodNames();
const relationMethods: ReadonlySet<string> = new Set(names.ofRelation);

/**
 * @param show converts an argument into a small tree
 * @param look called for the first call from each place, with the queried model
 */
export function createCallRecorder(
  emit: (event: OutputEvent) => void,
  show: (value: unknown) => Shown,
  keep: (instance: object) => number,
  look: (model: ModelClass, method: string, args: readonly unknown[]) => void = () => {},
): CallRecorder {
  const sums = createCallSums({
    emit,
    keepUnsaved: (instance) => (isUnsaved(instance) ? keep(instance) : null),
  });
  const watched = new WeakSet<object>();
  const constructed = new WeakSet<object>();
  // LoopBack creates its errors asynchronously, so that their stack traces do not lead back to the code.
  const failed = new WeakMap<object, number | null>();
  let isRecording = false;

  const begin = (subject: Subject, args: readonly unknown[], called: unknown): OpenCall | null => {
    if (!isRecording) return null;
    const { model, relation, method } = subject;
    return sums.begin({
      key: `${model.modelName} ${relation} ${method}`,
      called,
      // callTimed and this.
      depth: 2,
      describe: (site) => {
        const asked = relation === null ? model : (model.relations[relation]?.modelTo ?? null);
        if (asked !== null) look(asked, method, args);
        return toEvent(subject, site, args, show);
      },
    });
  };

  /** Makes the call, and times a call of the user's code until its promise or callback has settled. */
  const callTimed = (
    { subject, called }: { readonly subject: Subject; readonly called: unknown },
    args: unknown[],
    call: (args: unknown[]) => unknown,
  ): unknown => {
    const open = begin(subject, args, called);
    if (open === null) return call(args);
    const note = (thrown: unknown): void => {
      if (isObject(thrown) && !failed.has(thrown)) failed.set(thrown, open.line);
    };
    return followCall({ ...open, note }, subject.method === 'build', args, call);
  };

  const wrap = (method: AnyMethod, subjectOf: (self: unknown) => Subject): AnyMethod =>
    function called(this: unknown, ...args: unknown[]) {
      return callTimed({ subject: subjectOf(this), called }, args, (given) => method.apply(this, given));
    };

  /** `new Order(…)`: a replaced constructor would be another class, so a method that it calls is replaced. */
  const watchConstruction = (prototype: object): void => {
    const holder = holderOf(prototype, '_initProperties') ?? prototype;
    if (constructed.has(holder)) return;
    constructed.add(holder);
    const fill: unknown = Reflect.get(holder, '_initProperties');
    if (typeof fill !== 'function') return;
    const value = function fillWatched(this: ModelInstance, data: unknown, options?: InstanceOptions): void {
      const model = this.constructor;
      // Instances read from the store are not constructed by code.
      const open =
        isRecording && options?.persisted !== true
          ? sums.begin({
              key: `${model.modelName} new`,
              called: model,
              depth: null,
              isConstruction: true,
              describe: (site) =>
                toEvent(ofClass(model, 'new'), site, data === undefined ? [] : [data], show),
            })
          : null;
      Reflect.apply(fill, this, [data, options]);
      open?.end(this);
    };
    Object.defineProperty(holder, '_initProperties', { value, writable: true, configurable: true });
  };

  const watchShared = (holder: object, names: readonly string[], toSubject: SubjectMaker): void => {
    if (watched.has(holder)) return;
    watched.add(holder);
    for (const name of names) {
      const method: unknown = Reflect.get(holder, name);
      if (typeof method !== 'function') continue;
      const value = wrap(method as AnyMethod, (self) => toSubject(self, name));
      Object.defineProperty(holder, name, { value, writable: true, configurable: true, enumerable: false });
    }
  };

  const watchRelation = (model: ModelClass, name: string): void => {
    const holder = holderOf(model.prototype, name);
    const descriptor = holder === null ? undefined : Object.getOwnPropertyDescriptor(holder, name);
    const read = descriptor?.get;
    if (holder === null || read === undefined || watched.has(read) || !descriptor?.configurable) return;
    const get = function readRelation(this: object): unknown {
      const accessor: unknown = read.call(this);
      if (!isRecording || typeof accessor !== 'function') return accessor;
      return watchAccessor(accessor as AnyMethod, this, model, name);
    };
    watched.add(get);
    Object.defineProperty(holder, name, { ...descriptor, get });
  };

  /** The accessor itself is unchanged; only its callers are observed. */
  const watchAccessor = (
    accessor: AnyMethod,
    instance: object,
    model: ModelClass,
    relation: string,
  ): unknown => {
    const subject = (method: string): Subject => ({ model, instance, relation, method });
    const proxy: AnyMethod = new Proxy(accessor, {
      apply: function called(target, self, args: unknown[]) {
        return callTimed({ subject: subject(''), called }, args, (given) =>
          Reflect.apply(target, self, given),
        );
      },
      get: (target, key, self) => {
        const member: unknown = Reflect.get(target, key, self);
        if (typeof key !== 'string' || typeof member !== 'function' || !relationMethods.has(key))
          return member;
        return wrap(member as AnyMethod, () => subject(key));
      },
    });
    return proxy;
  };

  return {
    watch: (models) => {
      for (const model of models) {
        watchShared(holderOf(model, 'findById') ?? model, names.ofClass, ofClass);
        watchShared(holderOf(model.prototype, 'save') ?? model.prototype, names.ofInstance, ofInstance);
        watchConstruction(model.prototype);
        for (const name of Object.keys(model.relations)) watchRelation(model, name);
        watchScopes(model, relationMethods, (asked, method, args) => {
          if (isRecording) look(asked, method, args);
        });
      }
    },
    start: () => {
      isRecording = true;
      sums.start();
    },
    stop: () => {
      isRecording = false;
      sums.stop();
    },
    lineOf: (thrown) => (isObject(thrown) ? (failed.get(thrown) ?? null) : null),
  };
}

type SubjectMaker = (self: unknown, method: string) => Subject;

const ofClass: SubjectMaker = (self, method) => ({
  model: self as ModelClass,
  instance: null,
  relation: null,
  method,
});

const ofInstance: SubjectMaker = (self, method) => ({
  model: (self as { constructor: unknown }).constructor as ModelClass,
  instance: self as object,
  relation: null,
  method,
});

/** The object of the prototype chain that defines a member. */
function holderOf(from: object, name: string): object | null {
  for (let at: object | null = from; at !== null; at = Reflect.getPrototypeOf(at)) {
    if (Object.hasOwn(at, name)) return at;
  }
  return null;
}

function toEvent(
  { model, instance, relation, method }: Subject,
  { line }: CallSite,
  args: readonly unknown[],
  show: (value: unknown) => Shown,
): RecordedCall {
  const hasCallback = typeof args.at(-1) === 'function';
  const given = hasCallback ? args.slice(0, -1) : args;
  const cut = (text: string): string => text.slice(0, outputLimits.sentence);
  return {
    type: 'call',
    line,
    model: cut(String(model.modelName)),
    receiver: instance === null ? 'class' : isUnsaved(instance) ? 'unsaved' : 'instance',
    id: instance === null ? null : idOf(model, instance),
    relation: relation === null ? null : cut(relation),
    method: cut(method),
    args: given.slice(0, outputLimits.callArguments).map(show),
    hasCallback,
  };
}

function isUnsaved(instance: object): boolean {
  const { isNewRecord } = instance as { isNewRecord?: () => boolean };
  return typeof isNewRecord === 'function' && isNewRecord.call(instance);
}

function idOf(model: ModelClass, instance: object): string | number | null {
  const id: unknown = Reflect.get(instance, model.definition.idName() ?? 'id');
  return typeof id === 'number' ? id : typeof id === 'string' ? id.slice(0, outputLimits.sentence) : null;
}
