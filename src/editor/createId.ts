/**
 * Returns a new id for a model, unique across tabs and sessions. Pages served
 * without TLS have no `crypto.randomUUID`, so it uses random bytes.
 */
export function createId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
