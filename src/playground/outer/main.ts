import { readHandshake } from '../wire/handshake.ts';

/**
 * The script of sandbox.html, which has the page's origin, so that a service
 * worker answers for it when there is no network. It puts the sandboxed frame
 * into itself and hands the two messages of the handshake on, and nothing else:
 * the ports lead past it, and no user code ever runs here.
 */
function start(): void {
  // Opened directly, or framed by another site, it has nothing to do.
  if (window.parent === window || !isOfOwnOrigin(window.parent)) return;
  const inner = document.createElement('iframe');
  // Never allow-same-origin: with the page's origin the frame could read the page's storage.
  inner.setAttribute('sandbox', 'allow-scripts');
  inner.title = 'Playground sandbox';
  // A document of its own origin, which has the policy of this page besides its own.
  inner.srcdoc = JSON.parse(document.getElementById('frame-source')?.textContent ?? '""');

  const receive = (event: MessageEvent<unknown>): void => {
    const message = readHandshake(event.data);
    if (event.source === inner.contentWindow && message === 'ready') {
      window.parent.postMessage({ sandbox: 'ready' }, self.origin);
    } else if (event.source === window.parent && message === 'start') {
      window.removeEventListener('message', receive);
      // An opaque origin can't be named as the target; only this frame gets the message.
      inner.contentWindow?.postMessage({ sandbox: 'start' }, '*', [...event.ports]);
    }
  };
  window.addEventListener('message', receive);
  document.body.append(inner);
}

/** Whether a window is of this page's origin; reading the address of another throws. */
function isOfOwnOrigin(other: Window): boolean {
  try {
    return other.location.origin === self.origin;
  } catch {
    return false;
  }
}

start();
