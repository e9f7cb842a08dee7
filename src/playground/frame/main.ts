import { readHandshake } from '../wire/handshake.ts';

/**
 * The script of the sandboxed frame. It starts the worker that runs user code,
 * and the gate between it and the page, and nothing else: user code never runs
 * here, where there is a DOM.
 */
function start(): void {
  // Without `sandbox` this document would have the page's origin and storage.
  if (self.origin !== 'null' || window.parent === window) return;
  // WebRTC connects to other hosts, and no policy forbids it. Frames inside this one have other origins, out of reach.
  Reflect.deleteProperty(window, 'RTCPeerConnection');
  Reflect.deleteProperty(window, 'webkitRTCPeerConnection');

  const receive = (event: MessageEvent<unknown>): void => {
    if (event.source !== window.parent) return;
    const [control, connector] = event.ports;
    if (readHandshake(event.data) !== 'start' || control === undefined || connector === undefined) return;
    window.removeEventListener('message', receive);
    startWorkers([control, connector]);
  };
  window.addEventListener('message', receive);
  // An opaque origin can't be named as a target; the message says only that the frame is loaded.
  window.parent.postMessage({ sandbox: 'ready' }, '*');
}

/** The worker with user code gets ports to the gate only; the gate gets those to the page. */
function startWorkers(pagePorts: readonly MessagePort[]): void {
  const control = new MessageChannel();
  const connector = new MessageChannel();
  startWorker('gate-source', [...pagePorts, control.port1, connector.port1]);
  startWorker('worker-source', [control.port2, connector.port2]);
}

function startWorker(id: string, ports: MessagePort[]): void {
  const text = document.getElementById(id)?.textContent ?? '""';
  const source: unknown = JSON.parse(text);
  const address = URL.createObjectURL(new Blob([String(source)], { type: 'text/javascript' }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  worker.postMessage({ sandbox: 'port' }, ports);
}

start();
