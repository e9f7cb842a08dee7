import { serveConnector } from '../src/playground/wire/serveConnector.ts';
import { type IndexedDbConnector, openIndexedDbConnector } from '../src/storage/indexedDbConnector.ts';
import type { Command } from './worker.ts';

export interface Sandbox {
  /** Milliseconds that the command took in the worker. */
  run(command: Command): Promise<number>;
  close(): Promise<void>;
}

/** An opaque frame with a worker in it, as in the playground. */
const frameSource = `<script>
  onmessage = ({ data, ports: [control, connector, echo] }) => {
    const worker = new Worker(URL.createObjectURL(new Blob([data])));
    worker.postMessage({ control, connector, echo }, [control, connector, echo]);
  };
</script>`;

let databases = 0;

/** @param workerCode a classic script */
export async function openSandbox(workerCode: string): Promise<Sandbox> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.srcdoc = frameSource;
  const loaded = new Promise((resolve) => {
    frame.onload = resolve;
  });
  document.body.append(frame);
  await loaded;
  const connector: IndexedDbConnector = await openIndexedDbConnector(`sandbox-${databases++}`);
  const [control, rows, echo] = [new MessageChannel(), new MessageChannel(), new MessageChannel()];
  const served = serveConnector(connector, rows.port1, () => true);
  echo.port1.onmessage = ({ data }) => echo.port1.postMessage(data);
  frame.contentWindow?.postMessage(workerCode, '*', [control.port2, rows.port2, echo.port2]);
  return {
    run: (command) =>
      new Promise((resolve, reject) => {
        control.port1.onmessage = ({ data }) =>
          typeof data === 'number' ? resolve(data) : reject(new Error(String(data)));
        control.port1.postMessage(command);
      }),
    close: async () => {
      served.close();
      await connector.disconnect();
      frame.remove();
    },
  };
}
