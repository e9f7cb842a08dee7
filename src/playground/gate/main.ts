import { readHandshake } from '../wire/handshake.ts';
import { openGate } from './openGate.ts';

/** The gate's script: it takes the page's two ports and the worker's two, in that order, and passes messages on. */
function receive(event: MessageEvent<unknown>): void {
  const [control, connector, workerControl, workerConnector] = event.ports;
  if (readHandshake(event.data) !== 'port' || control === undefined || connector === undefined) return;
  if (workerControl === undefined || workerConnector === undefined) return;
  self.removeEventListener('message', receive);
  openGate(
    {
      control: { page: control, worker: workerControl },
      connector: { page: connector, worker: workerConnector },
    },
    () => performance.now(),
  );
}

self.addEventListener('message', receive);
