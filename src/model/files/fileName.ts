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
 * The file of a model by the rule of LoopBack's generator (semantics 1.4):
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

/** `path`, or with a number before the ending where another file has it: `order-item-2.json`. */
export function freePath(path: string, taken: ReadonlySet<string>): string {
  return numbered(path, (wanted) => taken.has(wanted));
}

/** The same for a file that is named here: it is no other's on disks either that take two names for one. */
export function freePathOnAnyDisk(path: string, taken: Iterable<string>): string {
  const keys = new Set(Array.from(taken, pathKey));
  return numbered(path, (wanted) => keys.has(pathKey(wanted)));
}

function numbered(path: string, isTaken: (path: string) => boolean): string {
  if (!isTaken(path)) return path;
  const stem = path.replace(/\.json$/i, '');
  let number = 2;
  while (isTaken(`${stem}-${number}.json`)) number += 1;
  return `${stem}-${number}.json`;
}
