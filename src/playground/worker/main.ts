import { readHandshake } from '../wire/handshake.ts';
import { startSession } from './session.ts';

/** The worker's script: it receives its two ports from the frame, and uses nothing else. */
function receive(event: MessageEvent<unknown>): void {
  const [control, connector] = event.ports;
  if (readHandshake(event.data) !== 'port' || control === undefined || connector === undefined) return;
  self.removeEventListener('message', receive);
  startSession(control, connector);
}

self.addEventListener('message', receive);
