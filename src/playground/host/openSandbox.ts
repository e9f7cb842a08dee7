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
 * Opens `sandbox.html`, which has the page's origin and puts the sandboxed frame
 * into itself. It is recognized by `event.source`, once; everything after that
 * goes over the ports, which lead past it.
 */
export function openSandbox({ container, address }: SandboxOptions): Sandbox {
  const frame = document.createElement('iframe');
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
      frame.contentWindow?.postMessage({ sandbox: 'start' }, self.origin, [control.port2, connector.port2]);
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
