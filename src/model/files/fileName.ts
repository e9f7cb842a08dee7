import { pathKey, safeStem } from './filePath.ts';

/** The folder of the models that server and client share. */
export const modelFolder = 'common/models';
export const modelConfigPath = 'server/model-config.json';

/**
 * Matches the words of a name as lodash does: divided at every character that is
 * not a letter or digit, between letters and digits (but "2nd" is one word), before
 * a capital after a small letter, and before the last of several capitals that a
 * small letter follows (HTTP-Server, File-UR-Ls).
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
  // Accents and apostrophes are removed first, so that they divide no words.
  const plain = name.normalize('NFD').replace(/[\p{M}'\u2019]/gu, '');
  return plain.match(wordPattern) ?? [];
}

/**
 * Returns the key that LoopBack 4 looks for where a hasMany or hasOne names none, with
 * lodash's camelCase: HTTPServer → `httpServerId`, where LoopBack 3 says `hTTPServerId`.
 */
export function loopBack4ForeignKeyOf(modelName: string): string {
  const [first = '', ...rest] = wordsOf(`${modelName}_id`).map((word) => word.toLowerCase());
  return first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/**
 * Names the file of a model by the rule of LoopBack's generator (docs/loopback.md#file-names):
 * OrderItem → `order-item.json`, URL → `url.json`, ORDER_ITEM → `order_item.json`.
 * For a name that the generator refuses, returns one that every system accepts.
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
 * Returns the name of the model in a file without a `name` (loopback-boot):
 * `order-item.json` → OrderItem, `HTTPServer.json` → HttpServer.
 */
export function modelNameFromFile(fileName: string): string {
  const base = (fileName.split('/').at(-1) ?? '').replace(/\.json$/i, '');
  return wordsOf(base)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join('');
}

/** Returns the path of a new model's file. */
export function modelPathOf(modelName: string): string {
  return `${modelFolder}/${fileNameOf(modelName)}`;
}

/**
 * Creates a function that gives each file a unique path. It remembers the paths
 * that it returned, so that many files of one name do not search the same numbers
 * again.
 *
 * @param taken the paths of other files
 * @param keyOf returns the same key for paths of the same file
 * @returns a function that returns its path, with a number before the extension if it is taken: `order-item-2.json`
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

/** Returns `path`, with a number before the extension if another file has it: `order-item-2.json`. */
export function freePath(path: string, taken: ReadonlySet<string>): string {
  return taken.has(path) ? createFreePaths(taken)(path) : path;
}

/** Creates a function that gives each file a path that is unique even on disks that treat different names as equal. */
export function createFreePathsOnAnyDisk(taken: Iterable<string>): (path: string) => string {
  return createFreePaths(taken, pathKey);
}

/** Returns a path that is unique even on disks that treat different names as equal. */
export function freePathOnAnyDisk(path: string, taken: Iterable<string>): string {
  return createFreePathsOnAnyDisk(taken)(path);
}
