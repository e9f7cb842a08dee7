import type { ModelClass } from '../../runtime/index.ts';
import { protocolLimits, weigh } from '../messageLimits.ts';
import type { OutputEvent, RecordedCall } from '../protocol.ts';
import type { Shown } from '../shown.ts';
import { type CallSite, findCallSite } from './callSite.ts';

/** Tells which calls of LoopBack's API the user's code makes. */
export interface CallRecorder {
  /** Watches the models of a load. What they answer stays the same. */
  watch(models: Iterable<ModelClass>): void;
  start(): void;
  /** Tells how often each call was made. */
  stop(): void;
}

type AnyMethod = (this: unknown, ...args: unknown[]) => unknown;

/** What an observed call was made on. */
interface Subject {
  readonly model: ModelClass;
  /** null for a call of the class. */
  readonly instance: object | null;
  readonly relation: string | null;
  readonly method: string;
}

const classMethods = (
  'find findOne findById findByIds create createAll count exists updateAll update destroyAll deleteAll remove ' +
  'destroyById deleteById removeById upsert updateOrCreate patchOrCreate upsertWithWhere patchOrCreateWithWhere ' +
  'replaceOrCreate replaceById findOrCreate'
).split(' ');
const instanceMethods =
  'save updateAttributes patchAttributes updateAttribute replaceAttributes destroy delete remove reload'.split(
    ' ',
  );
const relationMethods: ReadonlySet<string> = new Set(
  (
    'find getAsync get build create findById findOne updateById updateAll update destroy destroyById destroyAll ' +
    'count exists add remove set unset at value fetch'
  ).split(' '),
);

/**
 * Calls that are looked at in one run, those of the runtime itself included:
 * looking costs a few microseconds, and a loop may make a hundred thousand.
 */
const mostLooks = 5_000;

/** @param show makes a small tree of an argument */
export function createCallRecorder(
  emit: (event: OutputEvent) => void,
  show: (value: unknown) => Shown,
): CallRecorder {
  const sites = new Map<string, number>();
  const counts: number[] = [];
  const watched = new WeakSet<object>();
  let looks = 0;
  let nodes = 0;
  let isCut = false;
  let isRecording = false;

  const note = (subject: Subject, args: readonly unknown[], called: unknown): void => {
    if (!isRecording) return;
    if (looks >= mostLooks) {
      isCut = true;
      return;
    }
    looks += 1;
    const site = findCallSite(called);
    if (site === null) return;
    const key = `${site.line}:${site.column} ${subject.model.modelName} ${subject.relation} ${subject.method}`;
    const known = sites.get(key);
    if (known !== undefined) {
      counts[known] = (counts[known] ?? 0) + 1;
    } else if (counts.length >= protocolLimits.calls || nodes > protocolLimits.totalCallNodes) {
      isCut = true;
    } else {
      sites.set(key, counts.length);
      counts.push(1);
      const event = toEvent(subject, site, args, show);
      nodes += weigh(event) ?? protocolLimits.nodes;
      emit(event);
    }
  };

  const wrap = (method: AnyMethod, subjectOf: (self: unknown) => Subject): AnyMethod =>
    function called(this: unknown, ...args: unknown[]) {
      note(subjectOf(this), args, called);
      return method.apply(this, args);
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
      if (!isRecording || looks >= mostLooks || typeof accessor !== 'function') return accessor;
      return watchAccessor(accessor as AnyMethod, this, model, name);
    };
    watched.add(get);
    Object.defineProperty(holder, name, { ...descriptor, get });
  };

  /** The accessor itself answers; only who calls it is looked at. */
  const watchAccessor = (
    accessor: AnyMethod,
    instance: object,
    model: ModelClass,
    relation: string,
  ): unknown => {
    const subject = (method: string): Subject => ({ model, instance, relation, method });
    const proxy: AnyMethod = new Proxy(accessor, {
      apply: function called(target, self, args: unknown[]) {
        note(subject(''), args, called);
        return Reflect.apply(target, self, args);
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
        watchShared(holderOf(model, 'findById') ?? model, classMethods, ofClass);
        watchShared(holderOf(model.prototype, 'save') ?? model.prototype, instanceMethods, ofInstance);
        for (const name of Object.keys(model.relations)) watchRelation(model, name);
      }
    },
    start: () => {
      sites.clear();
      counts.length = 0;
      looks = 0;
      nodes = 0;
      isCut = false;
      isRecording = true;
    },
    stop: () => {
      isRecording = false;
      if (isCut || counts.some((count) => count > 1)) emit({ type: 'calls', counts: [...counts], isCut });
    },
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

/** Where in the chain of prototypes a member is defined. */
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
  const cut = (text: string): string => text.slice(0, protocolLimits.sentence);
  return {
    type: 'call',
    line,
    model: cut(String(model.modelName)),
    receiver: instance === null ? 'class' : isUnsaved(instance) ? 'unsaved' : 'instance',
    id: instance === null ? null : idOf(model, instance),
    relation: relation === null ? null : cut(relation),
    method: cut(method),
    args: given.slice(0, protocolLimits.callArguments).map(show),
    hasCallback,
  };
}

function isUnsaved(instance: object): boolean {
  const { isNewRecord } = instance as { isNewRecord?: () => boolean };
  return typeof isNewRecord === 'function' && isNewRecord.call(instance);
}

function idOf(model: ModelClass, instance: object): string | number | null {
  const id: unknown = Reflect.get(instance, model.definition.idName() ?? 'id');
  return typeof id === 'number' ? id : typeof id === 'string' ? id.slice(0, protocolLimits.sentence) : null;
}
