import type { Connector } from '../../runtime/connector.ts';
import { wrapConnector } from '../wire/wrapConnector.ts';

/** A connector that counts its open calls: a run is over when none is left. */
export interface CountedConnector {
  readonly connector: Connector;
  /** Calls without an answer yet. */
  inFlight(): number;
  /** Resolves when no call is open; at once if none is. */
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
  return {
    connector: wrapConnector(inner, (start) => {
      open += 1;
      const answer = start();
      answer.then(end, end);
      return answer;
    }),
    inFlight: () => open,
    whenIdle: () => (open === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
