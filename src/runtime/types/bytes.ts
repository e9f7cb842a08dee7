function encodeUtf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of unescape(encodeURIComponent(text))) bytes.push(character.charCodeAt(0));
  return bytes;
}

/** Creates an error with Node's text and code. */
function createNodeError(type: ErrorConstructor, code: string, message: string): Error {
  return Object.assign(new type(message), { code });
}

function describeReceived(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'function') return `function ${value.name}`;
  const name = (value as { constructor?: { name?: string } }).constructor?.name;
  if (typeof value === 'object') return `an instance of ${name}`;
  return `type ${typeof value} (${String(value)}${typeof value === 'bigint' ? 'n' : ''})`;
}

/** The maximum size of a Buffer in Node 20. */
const maxBytes = 2 ** 32;

function readSize(size: number): number {
  if (size >= 0 && size <= maxBytes) return Math.trunc(size);
  const isLong = Number.isInteger(size) && Math.abs(size) > maxBytes;
  const shown = isLong ? String(size).replace(/\B(?=(\d{3})+$)/g, '_') : size;
  throw createNodeError(
    RangeError,
    'ERR_OUT_OF_RANGE',
    `The value of "size" is out of range. It must be >= 0 && <= ${maxBytes}. Received ${shown}`,
  );
}

function readBytes(value: unknown): ArrayLike<number> | number {
  if (typeof value === 'number') return readSize(value);
  if (typeof value === 'string') return encodeUtf8(value);
  if (Array.isArray(value) || value instanceof Uint8Array) return value;
  const read = typeof value === 'object' && value !== null ? readObject(value) : undefined;
  if (read !== undefined) return read;
  throw createNodeError(
    TypeError,
    'ERR_INVALID_ARG_TYPE',
    `The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received ${describeReceived(value)}`,
  );
}

/** Reads array-like objects, stored Buffers, and objects that stand for a text: a String object or a Date. */
function readObject(value: object): ArrayLike<number> | undefined {
  const { type, data, length } = value as { type?: unknown; data?: unknown; length?: unknown };
  if (value instanceof String) return encodeUtf8(value.valueOf());
  if (length !== undefined) return typeof length === 'number' ? (value as ArrayLike<number>) : [];
  if (type === 'Buffer' && Array.isArray(data)) return data;
  return value instanceof Date ? encodeUtf8(String(value)) : undefined;
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

/** The property type "buffer": text as UTF-8, a number as that many zero bytes, an array as bytes. */
export const BufferType = function BufferType(value: unknown): Bytes {
  return value instanceof Bytes ? value : Bytes.read(value);
};
Object.defineProperty(BufferType, 'name', { value: 'Buffer' });
