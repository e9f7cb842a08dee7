/** The messages between page, frame and worker before they use the ports. */
export interface Handshake {
  /** `ready`: the frame is loaded. `start`: the page sends its ports. `port`: the frame passes ports to a worker. */
  readonly sandbox: 'ready' | 'start' | 'port';
}

/** Reads a message of the handshake; null for anything else. */
export function readHandshake(data: unknown): Handshake['sandbox'] | null {
  if (typeof data !== 'object' || data === null || !('sandbox' in data)) return null;
  const { sandbox } = data;
  return sandbox === 'ready' || sandbox === 'start' || sandbox === 'port' ? sandbox : null;
}
