import type { Connector } from '../../runtime/connector.ts';

/** A connector whose calls are counted: a run is over, or waits for the page, by what is still open. */
export interface CountedConnector {
  readonly connector: Connector;
  /** How many calls wait for their answer. */
  inFlight(): number;
  /** Resolves when no call is open any more; at once if none is. */
  whenIdle(): Promise<void>;
}

export function countCalls(inner: Connector): CountedConnector {
  let open = 0;
  let waiting: (() => void)[] = [];

  const end = (): void => {
    open -= 1;
    if (open > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  const count = <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    open += 1;
    const answer = call();
    answer.then(end, end);
    return answer;
  };

  return {
    connector: {
      name: inner.name,
      define: (schemas) => count(() => inner.define(schemas)),
      automigrate: (models) => count(() => inner.automigrate(models)),
      create: (model, rows, mode) => count(() => inner.create(model, rows, mode)),
      find: (model, filter) => count(() => inner.find(model, filter)),
      count: (model, where) => count(() => inner.count(model, where)),
      write: (model, id, row, mode) => count(() => inner.write(model, id, row, mode)),
      update: (model, where, changes) => count(() => inner.update(model, where, changes)),
      destroy: (model, where) => count(() => inner.destroy(model, where)),
      findOrCreate: (model, filter, row) => count(() => inner.findOrCreate(model, filter, row)),
      upsertWhere: (model, where, row) => count(() => inner.upsertWhere(model, where, row)),
      disconnect: () => inner.disconnect(),
    },
    inFlight: () => open,
    whenIdle: () => (open === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
