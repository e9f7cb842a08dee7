/**
 * A new id for a model, unique among all tabs and times. `crypto.randomUUID`
 * is missing on pages that are served without TLS, so random bytes it is.
 */
export function createId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
