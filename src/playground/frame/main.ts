import { readHandshake } from '../handshake.ts';

/**
 * The script of the sandboxed page. It starts the worker, hands it the ports
 * that the host page sent, and does nothing else from then on: user code never
 * runs here, where there is a DOM.
 */
function start(): void {
  // Opened as a page of its own, or without `sandbox`, this file would have the app's origin and its storage.
  if (self.origin !== 'null' || window.parent === window) return;

  const receive = (event: MessageEvent<unknown>): void => {
    if (event.source !== window.parent) return;
    const [control, connector] = event.ports;
    if (readHandshake(event.data) !== 'start' || control === undefined || connector === undefined) return;
    window.removeEventListener('message', receive);
    startWorker([control, connector]);
  };
  window.addEventListener('message', receive);
  // An opaque origin cannot be named, and the message says nothing but that the frame is there.
  window.parent.postMessage({ sandbox: 'ready' }, '*');
}

function startWorker(ports: MessagePort[]): void {
  const text = document.getElementById('worker-source')?.textContent ?? '""';
  const source: unknown = JSON.parse(text);
  const address = URL.createObjectURL(new Blob([String(source)], { type: 'text/javascript' }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  worker.postMessage({ sandbox: 'port' }, ports);
}

start();
