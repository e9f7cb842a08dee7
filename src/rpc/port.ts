/** What a message event carries, as far as it is read here. */
export interface PortMessage {
  readonly data: unknown;
}

/**
 * The part of a MessagePort that is used: ports of the browser and of Node's
 * worker_threads have it. A port that tells nothing when its other end is
 * gone simply never has a `close` event.
 */
export interface PortLike {
  postMessage(message: unknown): void;
  addEventListener(type: 'message' | 'close', listener: (event: PortMessage) => void): void;
  removeEventListener(type: 'message' | 'close', listener: (event: PortMessage) => void): void;
  start?(): void;
  close(): void;
}
