/** In UTF-16 code units; the path of any model file is far shorter. */
const LONGEST_PATH = 500;
/** In bytes of UTF-8; nearly every file system accepts 255. */
const LONGEST_NAME = 120;

/** Names that Windows reserves for devices, with any extension. */
const reservedNames = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** Half of a surrogate pair, which no file system can store. */
const loneSurrogate = /\p{Cs}/u;

const fallbackPath = 'common/models/model.json';

/**
 * Whether a path names a JSON file in the project's folder on every system: no
 * part leads out of it, and none contains characters with a special meaning.
 */
export function isSafePath(path: string): boolean {
  const segments = path.split('/');
  return (
    /\.json$/i.test(path) &&
    path.length <= LONGEST_PATH &&
    !loneSurrogate.test(path) &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern matches them
    !/[\\:\u0000-\u001f\u007f]/.test(path) &&
    segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..')
  );
}

/**
 * Returns the path itself if it is safe, else the nearest safe one, so that a
 * project with an unsafe path still opens.
 */
export function safePath(path: string): string {
  if (isSafePath(path)) return path;
  const segments = path
    .replace(/\p{Cs}/gu, '-')
    .split(/[\\/]/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern matches them
    .map((segment) => segment.replace(/[:\u0000-\u001f\u007f]+/g, '-'))
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  const joined = segments.join('/');
  const ended = /[^/]\.json$/i.test(joined) ? joined : `${joined}.json`;
  if (isSafePath(ended) && segments.length > 0) return ended;
  const stem = safeStem((segments.at(-1) ?? '').replace(/\.json$/i, ''));
  return stem === '' ? fallbackPath : `common/models/${stem}.json`;
}

/**
 * Returns a file name without extension that every system accepts. Letters,
 * digits, "_" and "-" stay; other characters become "-". A leading "_" is removed,
 * because loopback-boot ignores such files. Returns "" if nothing is left.
 */
export function safeStem(stem: string): string {
  const composed = stem.normalize('NFC');
  const plain = composed.replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-');
  const trimmed = plain === composed ? plain : plain.replace(/^-+|-+$/g, '');
  const short = cutToBytes(trimmed.replace(/^_+/, ''), LONGEST_NAME);
  return reservedNames.test(short) ? `${short}-model` : short;
}

/** Returns a key that is equal for paths that some disk treats as equal: many ignore case, or the encoding of "é". */
export function pathKey(path: string): string {
  return path.normalize('NFC').toLowerCase().normalize('NFC');
}

/** Returns why some systems reject a path, completing "Windows …"; null if all accept it. */
export function portabilityProblem(path: string): string | null {
  for (const segment of path.split('/')) {
    const [stem = ''] = segment.split('.');
    if (reservedNames.test(stem.trimEnd())) return `keeps the name "${stem}" for a device`;
    if (/[ .]$/.test(segment)) return 'drops a dot or space at the end of a name';
    const forbidden = /[<>:"|?*\\]/.exec(segment)?.[0];
    if (forbidden !== undefined) return `allows no ${forbidden} in a name`;
    if (bytesOf(segment) > 255) return 'allows at most 255 characters in a name';
  }
  return null;
}

/** Cuts a text to a number of bytes, but never through a character. */
function cutToBytes(text: string, most: number): string {
  if (text.length * 3 <= most) return text;
  let bytes = 0;
  let cut = '';
  for (const character of text) {
    bytes += bytesOfCharacter(character);
    if (bytes > most) break;
    cut += character;
  }
  return cut;
}

function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += bytesOfCharacter(character);
  return bytes;
}

/** In UTF-8. */
function bytesOfCharacter(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
