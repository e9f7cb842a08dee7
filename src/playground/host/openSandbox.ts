import { readHandshake } from '../handshake.ts';

/** A running frame with its worker. */
export interface Sandbox {
  /** Resolves when the frame has taken the ports; rejects when it does not come up. */
  readonly ready: Promise<void>;
  readonly control: MessagePort;
  readonly connector: MessagePort;
  /** Ends frame and worker, whatever they are doing, and closes the ports. */
  close(): void;
}

export interface SandboxOptions {
  /** Where the frame lives; it is hidden. */
  readonly container: HTMLElement;
  /** Of `sandbox.html`. */
  readonly address: string;
  /** In milliseconds, until the frame must be up. */
  readonly startLimit: number;
}

/**
 * Opens the sandboxed page. Its origin is opaque ("null", as that of every such
 * frame), so it is known by `event.source`, once; from then on it is spoken to
 * over the ports alone.
 */
export function openSandbox({ container, address, startLimit }: SandboxOptions): Sandbox {
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
  const ready = new Promise<void>((resolve, reject) => {
    const receive = (event: MessageEvent<unknown>): void => {
      if (event.source !== frame.contentWindow || readHandshake(event.data) !== 'ready') return;
      stopWaiting();
      // Only the frame can be meant: an opaque origin has no name to send to.
      frame.contentWindow?.postMessage({ sandbox: 'start' }, '*', [control.port2, connector.port2]);
      resolve();
    };
    const timer = setTimeout(() => {
      stopWaiting();
      reject(
        new Error(
          'The sandbox did not start. Reload the page; if that does not help, see whether sandbox.html is served.',
        ),
      );
    }, startLimit);
    stopWaiting = () => {
      window.removeEventListener('message', receive);
      clearTimeout(timer);
    };
    window.addEventListener('message', receive);
  });
  // Who needs the sandbox waits for it and hears of a failure; one that was only warmed up fails silently.
  ready.catch(() => {});
  container.append(frame);

  return {
    ready,
    control: control.port1,
    connector: connector.port1,
    close: () => {
      stopWaiting();
      frame.remove();
      control.port1.close();
      connector.port1.close();
    },
  };
}
