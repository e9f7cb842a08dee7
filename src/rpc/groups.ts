import type { Methods, Rpc } from './createRpc.ts';

/** Methods in named groups; over a port each is called `group.method`. */
export type MethodGroups = { readonly [group: string]: Methods };

type GroupedName<Groups extends MethodGroups> = {
  [Group in keyof Groups & string]: `${Group}.${keyof Groups[Group] & string}`;
}[keyof Groups & string];

/** The methods of all groups, by the names that go over the port. */
export type GroupedMethods<Groups extends MethodGroups> = {
  readonly [Name in GroupedName<Groups>]: Name extends `${infer Group}.${infer Method}`
    ? Groups[Group][Method]
    : never;
};

/** Methods at the other end, called as if they were here. */
export type RemoteGroup<Group extends Methods> = {
  readonly [Name in keyof Group]: (
    ...args: Parameters<Group[Name]>
  ) => Promise<Awaited<ReturnType<Group[Name]>>>;
};

/** The handlers that serve some groups; pass them to `createRpc`. */
export function groupHandlers(groups: MethodGroups): Methods {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, methods]) =>
      Object.entries(methods).map(([method, handler]) => [`${group}.${method}`, handler]),
    ),
  );
}

/**
 * Calls the methods of a group at the other end.
 *
 * @param own methods that replace those at the other end
 */
export function remoteGroup<
  Groups extends MethodGroups,
  Group extends keyof Groups & string,
  Own extends Methods = Record<never, never>,
>(
  rpc: Rpc<GroupedMethods<Groups>>,
  group: Group,
  own?: Own,
): Omit<RemoteGroup<Groups[Group]>, keyof Own> & Own {
  const call = rpc.call as (method: string, ...args: unknown[]) => Promise<unknown>;
  return new Proxy(Object.freeze({ ...own }) as never, {
    get: (methods, name) => {
      // A promise that resolves with the group reads `then`.
      if (typeof name !== 'string' || name === 'then') return undefined;
      return Object.hasOwn(methods, name)
        ? Reflect.get(methods, name)
        : (...args: unknown[]) => call(`${group}.${name}`, ...args);
    },
  });
}
