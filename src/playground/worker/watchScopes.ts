import type { ModelClass } from '../../runtime/index.ts';

/** Called for a call of a scope, or for the scope's own query as a call of `find`. */
export type ScopeLook = (model: ModelClass, method: string, args: readonly unknown[]) => void;

type AnyMethod = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Watches the scopes of a model (`Customer.active({where: …})`), also those
 * that code defines later. What they return is unchanged.
 *
 * @param methods names of the scope's methods that are watched
 */
export function watchScopes(model: ModelClass, methods: ReadonlySet<string>, look: ScopeLook): void {
  for (const name of Object.keys(model.scopes ?? {})) watchScope(model, name, methods, look);
  const define: unknown = Reflect.get(model, 'scope');
  if (typeof define !== 'function') return;
  const value = function scope(this: ModelClass, ...args: unknown[]): unknown {
    const made: unknown = Reflect.apply(define, this, args);
    if (typeof args[0] === 'string') watchScope(this, args[0], methods, look);
    return made;
  };
  Object.defineProperty(model, 'scope', { value, writable: true, configurable: true });
}

const watched = new WeakSet<object>();

/** Relations are scopes of instances; they are watched elsewhere. */
function watchScope(model: ModelClass, name: string, methods: ReadonlySet<string>, look: ScopeLook): void {
  const descriptor = Object.getOwnPropertyDescriptor(model, name);
  const read = descriptor?.get;
  if (read === undefined || !descriptor?.configurable || watched.has(read)) return;
  const checkCall = (method: string, args: readonly unknown[]): void => {
    const params: unknown = model._scopeMeta?.[name];
    look(model, 'find', [params]);
    look(model, method, args);
  };
  const get = function readScope(this: unknown): unknown {
    const scope: unknown = Reflect.apply(read, this, []);
    return typeof scope === 'function' ? watchCalls(scope as AnyMethod, methods, checkCall) : scope;
  };
  watched.add(get);
  Object.defineProperty(model, name, { ...descriptor, get });
}

function watchCalls(
  scope: AnyMethod,
  methods: ReadonlySet<string>,
  onCall: (method: string, args: readonly unknown[]) => void,
): unknown {
  return new Proxy(scope, {
    apply: (target, self, args: unknown[]) => {
      onCall('', args);
      return Reflect.apply(target, self, args);
    },
    get: (target, key, self) => {
      const member: unknown = Reflect.get(target, key, self);
      if (typeof key !== 'string' || typeof member !== 'function' || !methods.has(key)) return member;
      return function called(this: unknown, ...args: unknown[]): unknown {
        onCall(key, args);
        return Reflect.apply(member, this, args);
      };
    },
  });
}
