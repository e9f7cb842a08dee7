/** What frame, host page and worker say to each other before they speak over the port alone. */
export interface Handshake {
  /** The frame is there; take this port; the worker's turn to take it. */
  readonly sandbox: 'ready' | 'start' | 'port';
}

/** Reads a message of the handshake; null for anything else. */
export function readHandshake(data: unknown): Handshake['sandbox'] | null {
  if (typeof data !== 'object' || data === null || !('sandbox' in data)) return null;
  const { sandbox } = data;
  return sandbox === 'ready' || sandbox === 'start' || sandbox === 'port' ? sandbox : null;
}
