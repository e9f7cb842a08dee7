import { pathKey, safeStem } from './filePath.ts';

/** Where LoopBack keeps the models that server and client share. */
export const modelFolder = 'common/models';
export const modelConfigPath = 'server/model-config.json';

/**
 * The words of a name, divided as lodash divides them: at every character that
 * is no letter or digit, between letters and digits (but "2nd" is one word),
 * before a capital that follows a small letter, and before the last capital of
 * a row that goes on in small letters (HTTP-Server, File-UR-Ls).
 */
const wordPattern = new RegExp(
  [
    String.raw`\d*(?:1st|2nd|3rd|(?![123])\dth)(?=\b|[A-Z_])`,
    String.raw`\d*(?:1ST|2ND|3RD|(?![123])\dTH)(?=\b|[a-z_])`,
    String.raw`\p{Lu}?[\p{Ll}\p{Lo}]+`,
    String.raw`\p{Lu}+(?![\p{Ll}\p{Lo}])`,
    String.raw`\d+`,
  ].join('|'),
  'gu',
);

function wordsOf(name: string): readonly string[] {
  // Accents and apostrophes fall away first, so that they divide nothing.
  const plain = name.normalize('NFD').replace(/[\p{M}'\u2019]/gu, '');
  return plain.match(wordPattern) ?? [];
}

/**
 * The file of a model by the rule of LoopBack's generator (docs/loopback.md#file-names):
 * OrderItem → `order-item.json`, URL → `url.json`, ORDER_ITEM → `order_item.json`.
 * A name that the generator refuses gives one that every system can hold.
 */
export function fileNameOf(modelName: string): string {
  return `${safeStem(baseNameOf(modelName)) || 'model'}.json`;
}

function baseNameOf(modelName: string): string {
  if (modelName === modelName.toUpperCase() || modelName.includes('-')) return modelName.toLowerCase();
  return wordsOf(modelName)
    .map((word) => word.toLowerCase())
    .join('-');
}

/**
 * The model that LoopBack makes of a file without a `name` in it (loopback-boot):
 * `order-item.json` → OrderItem, `HTTPServer.json` → HttpServer.
 */
export function modelNameFromFile(fileName: string): string {
  const base = (fileName.split('/').at(-1) ?? '').replace(/\.json$/i, '');
  return wordsOf(base)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join('');
}

/** The path of a new model's file. */
export function modelPathOf(modelName: string): string {
  return `${modelFolder}/${fileNameOf(modelName)}`;
}

/**
 * Gives each file a path of its own. Each answer is taken from then on, so that
 * many files of one name do not search the same numbers again and again.
 *
 * @param taken the paths that other files have
 * @param keyOf what two paths have in common that are one file
 * @returns `path`, or with a number before the ending where another file has it: `order-item-2.json`
 */
export function createFreePaths(
  taken: Iterable<string>,
  keyOf: (path: string) => string = (path) => path,
): (path: string) => string {
  const keys = new Set(Array.from(taken, keyOf));
  const numbers = new Map<string, number>();
  return (path) => {
    let free = path;
    if (keys.has(keyOf(path))) {
      const stem = path.replace(/\.json$/i, '');
      let number = numbers.get(stem) ?? 2;
      while (keys.has(keyOf(`${stem}-${number}.json`))) number += 1;
      numbers.set(stem, number + 1);
      free = `${stem}-${number}.json`;
    }
    keys.add(keyOf(free));
    return free;
  };
}

/** `path`, or with a number before the ending where another file has it: `order-item-2.json`. */
export function freePath(path: string, taken: ReadonlySet<string>): string {
  return taken.has(path) ? createFreePaths(taken)(path) : path;
}

/** The same for many files that are named here: no path is another's on disks either that take two names for one. */
export function createFreePathsOnAnyDisk(taken: Iterable<string>): (path: string) => string {
  return createFreePaths(taken, pathKey);
}

/** The same for one file. */
export function freePathOnAnyDisk(path: string, taken: Iterable<string>): string {
  return createFreePathsOnAnyDisk(taken)(path);
}
