function encodeUtf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of unescape(encodeURIComponent(text))) bytes.push(character.charCodeAt(0));
  return bytes;
}

function readBytes(value: unknown): ArrayLike<number> | number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return encodeUtf8(value);
  if (Array.isArray(value) || value instanceof Uint8Array) return value;
  const stored = value as { type?: unknown; data?: unknown } | null;
  if (stored?.type === 'Buffer' && Array.isArray(stored.data)) return stored.data;
  throw new TypeError(`The first argument must be of type string or an array. Received ${typeof value}`);
}

/** Stands in for Node's Buffer: bytes that JSON writes the way a Buffer writes them. */
export class Bytes extends Uint8Array {
  static read(value: unknown): Bytes {
    const read = readBytes(value);
    return typeof read === 'number' ? new Bytes(read) : new Bytes(read);
  }

  toJSON(): { type: 'Buffer'; data: number[] } {
    return { type: 'Buffer', data: [...this] };
  }
}

/** The property type "buffer": text as UTF-8, a number as so many zero bytes, an array as bytes. */
export const BufferType = function BufferType(value: unknown): Bytes {
  return value instanceof Bytes ? value : Bytes.read(value);
};
Object.defineProperty(BufferType, 'name', { value: 'Buffer' });
