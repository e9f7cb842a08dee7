import { readHandshake } from '../wire/handshake.ts';

/** A running frame with its worker. */
export interface Sandbox {
  /** Resolves when the frame has taken the ports. */
  readonly ready: Promise<void>;
  readonly control: MessagePort;
  /** Calls for rows come from here. It is transferred to the store's thread, which closes it. */
  readonly connector: MessagePort;
  /** Ends frame and worker, whatever they do. */
  close(): void;
}

export interface SandboxOptions {
  /** Where the hidden frame is added. */
  readonly container: HTMLElement;
  /** The address of `sandbox.html`. */
  readonly address: string;
}

/**
 * Opens the sandboxed page. Its origin is opaque ("null", as for every such
 * frame), so it is recognized by `event.source`, once; everything after that
 * goes over the ports.
 */
export function openSandbox({ container, address }: SandboxOptions): Sandbox {
  const frame = document.createElement('iframe');
  // Never allow-same-origin: with the page's origin the frame could read the page's storage.
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
      // An opaque origin can't be named as the target; only this frame gets the message.
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
