import { createRpc, type Methods, type PortLike, type Rpc } from '../../../rpc/index.ts';
import type { HostMethods } from '../../wire/control.ts';
import type { Sandbox } from '../openSandbox.ts';

/** A sandbox without a frame: the test plays gate and worker. */
export interface FakeSandbox extends Sandbox {
  /** Calls the page as the worker does. */
  readonly worker: Rpc<HostMethods & Methods>;
  /** The worker's end of the port for rows. */
  readonly rows: PortLike;
  isClosed(): boolean;
}

const done = { ok: true, milliseconds: 1 };

/** @param methods what the worker serves besides; tasks end at once where none are given */
export function openFakeSandbox(methods: Methods = {}): FakeSandbox {
  const control = new MessageChannel();
  const connector = new MessageChannel();
  let isClosed = false;
  const worker = createRpc<HostMethods & Methods>(control.port2 as PortLike, {
    ping: () => undefined,
    pulse: () => 0,
    load: () => done,
    run: () => done,
    reset: () => done,
    takeSample: () => null,
    check: (_model: string, rows: readonly object[]) => rows.map((row) => ({ row, refused: null, lost: [] })),
    ...methods,
  });
  return {
    ready: Promise.resolve(),
    control: control.port1,
    connector: connector.port1,
    worker,
    rows: connector.port2 as PortLike,
    isClosed: () => isClosed,
    close: () => {
      isClosed = true;
      worker.close();
      connector.port2.close();
    },
  };
}
