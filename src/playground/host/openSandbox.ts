import { readHandshake } from '../wire/handshake.ts';

/** A running frame with its worker. */
export interface Sandbox {
  /** Resolves when the frame has taken the ports. */
  readonly ready: Promise<void>;
  readonly control: MessagePort;
  /** Asks for rows; it is handed on to who serves them, and closed there. */
  readonly connector: MessagePort;
  /** Ends frame and worker, whatever they are doing. */
  close(): void;
}

export interface SandboxOptions {
  /** Where the frame lives; it is hidden. */
  readonly container: HTMLElement;
  /** Of `sandbox.html`. */
  readonly address: string;
}

/**
 * Opens the sandboxed page. Its origin is opaque ("null", as that of every such
 * frame), so it is known by `event.source`, once; from then on it is spoken to
 * over the ports alone.
 */
export function openSandbox({ container, address }: SandboxOptions): Sandbox {
  const frame = document.createElement('iframe');
  // Never allow-same-origin: with the page's origin it would have the page's storage.
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  frame.title = 'Playground sandbox';
  frame.hidden = true;
  frame.tabIndex = -1;
  frame.src = address;

  const control = new MessageChannel();
  const connector = new MessageChannel();
  let stopWaiting = (): void => {};
  const ready = new Promise<void>((resolve) => {
    const receive = (event: MessageEvent<unknown>): void => {
      if (event.source !== frame.contentWindow || readHandshake(event.data) !== 'ready') return;
      stopWaiting();
      // Only the frame can be meant: an opaque origin has no name to send to.
      frame.contentWindow?.postMessage({ sandbox: 'start' }, '*', [control.port2, connector.port2]);
      resolve();
    };
    stopWaiting = () => window.removeEventListener('message', receive);
    window.addEventListener('message', receive);
  });
  container.append(frame);

  return {
    ready,
    control: control.port1,
    connector: connector.port1,
    close: () => {
      stopWaiting();
      frame.remove();
      control.port1.close();
    },
  };
}
