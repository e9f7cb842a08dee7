/** In UTF-16 code units; the path of any model file is far shorter. */
const LONGEST_PATH = 500;
/** In bytes of UTF-8: what nearly every file system takes is 255. */
const LONGEST_NAME = 120;

/** Names that Windows keeps for devices, whatever their ending. */
const reservedNames = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** Half of a character, which no file system can hold. */
const loneSurrogate = /\p{Cs}/u;

const fallbackPath = 'common/models/model.json';

/**
 * Whether a path names a JSON file in the project's folder, whatever is done
 * with it: no part leads out, and none holds what a system reads as something
 * else than a name.
 */
export function isSafePath(path: string): boolean {
  const segments = path.split('/');
  return (
    /\.json$/i.test(path) &&
    path.length <= LONGEST_PATH &&
    !loneSurrogate.test(path) &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    !/[\\:\u0000-\u001f\u007f]/.test(path) &&
    segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..')
  );
}

/**
 * The path itself where it is safe, else the nearest one that is: a project
 * that was stored or exported with a bad path still opens.
 */
export function safePath(path: string): string {
  if (isSafePath(path)) return path;
  const segments = path
    .replace(/\p{Cs}/gu, '-')
    .split(/[\\/]/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
    .map((segment) => segment.replace(/[:\u0000-\u001f\u007f]+/g, '-'))
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  const joined = segments.join('/');
  const ended = /[^/]\.json$/i.test(joined) ? joined : `${joined}.json`;
  if (isSafePath(ended) && segments.length > 0) return ended;
  const stem = safeStem((segments.at(-1) ?? '').replace(/\.json$/i, ''));
  return stem === '' ? fallbackPath : `common/models/${stem}.json`;
}

/**
 * The stem of a file's name that every system can hold. Letters, digits, "_"
 * and "-" stay; what else there is becomes "-". A "_" in front goes, because
 * loopback-boot passes such files over. Empty where nothing is left.
 */
export function safeStem(stem: string): string {
  const composed = stem.normalize('NFC');
  const plain = composed.replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-');
  const trimmed = plain === composed ? plain : plain.replace(/^-+|-+$/g, '');
  const short = cutToBytes(trimmed.replace(/^_+/, ''), LONGEST_NAME);
  return reservedNames.test(short) ? `${short}-model` : short;
}

/** What tells apart two paths on every disk: many take small and capital letters, or two ways to write "é", for one. */
export function pathKey(path: string): string {
  return path.normalize('NFC').toLowerCase().normalize('NFC');
}

/** Why some systems can't hold a file of this path, completing "Windows …"; null where all can. */
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

/** Not through the middle of a character. */
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
