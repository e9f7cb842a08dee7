/** The part of a message event that is read here. */
export interface PortMessage {
  readonly data: unknown;
}

/**
 * The part of a MessagePort that is used here: ports of the browser and of Node's
 * worker_threads have it. A port that does not notice the loss of its other end
 * never emits `close`.
 */
export interface PortLike {
  postMessage(message: unknown): void;
  addEventListener(type: 'message' | 'close', listener: (event: PortMessage) => void): void;
  removeEventListener(type: 'message' | 'close', listener: (event: PortMessage) => void): void;
  start?(): void;
  close(): void;
}
