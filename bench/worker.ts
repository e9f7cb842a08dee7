/** Runs in the sandbox's worker: the runtime over one port, and a bare echo over another. */
import { createPortConnector } from '../src/playground/wire/portConnector.ts';
import { createShop, type Models, makeOrders } from './models.ts';
import { time } from './timing.ts';

interface Start {
  readonly control: MessagePort;
  readonly connector: MessagePort;
  readonly echo: MessagePort;
}

/** A command to the worker, which replies with milliseconds. */
export type Command =
  | { readonly kind: 'create'; readonly size: number }
  | { readonly kind: 'findById' | 'echo'; readonly count: number };

self.onmessage = ({ data }: MessageEvent<Start>) => {
  const models = createShop(createPortConnector(data.connector));
  data.echo.start();
  data.control.onmessage = async (event: MessageEvent<Command>) => {
    data.control.postMessage(await run(event.data, models, data.echo));
  };
};

async function run(command: Command, { Order }: Models, echo: MessagePort): Promise<number | string> {
  try {
    if (command.kind === 'create') {
      const rows = makeOrders(command.size, command.size / 20);
      return await time(() => Order.create(rows));
    }
    const call =
      command.kind === 'findById' ? (id: number) => Order.findById(id) : (id: number) => callEcho(echo, id);
    return await time(async () => {
      for (let id = 1; id <= command.count; id++) await call(id);
    });
  } catch (error) {
    return String((error as Error).stack);
  }
}

function callEcho(port: MessagePort, value: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    port.onmessage = ({ data }) => resolve(data);
    port.postMessage(value);
  });
}
