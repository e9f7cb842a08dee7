/**
 * How the files of src/ import each other: through the doors of the rooms, and
 * never in a circle. Which room may know which is rooms.test.ts's to say.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

/** @typedef {{ file: string, imports: readonly string[] }} SourceFile paths from src/, with "/"; packages by name */

/** Rooms whose files may be imported one by one; all others through their index.ts. */
const openRooms = new Set(['lib', 'ui', 'playground']);

/**
 * Files and folders that are a seam of their own, imported directly: what
 * every connector needs, without the model classes beside it; and what is
 * loaded later than the rest of its room.
 */
const seams = [
  'runtime/connector.ts',
  'runtime/filter/',
  'runtime/storedRow.ts',
  'storage/indexedDbConnector.ts',
  'model/problems/findProblems.ts',
  // Data alone, without the rest of the model: the runtime makes classes of it.
  'model/builtins.ts',
  // The names of the engines, which the runtime follows and the model describes.
  'model/engine.ts',
  // The texts of the runtime's notices about SQL.
  'model/sqlDifferences.ts',
  // The worker watches calls by these names, and needs nothing else of the model.
  'model/methodNames.ts',
  // Loaded when first used.
  'sources/loadSource.ts',
  'sources/zip/',
  'canvas/toDrawing.ts',
  // The program for the terminal draws without a canvas.
  'canvas/toEdges.ts',
  'targets/loadTarget.ts',
  'targets/optionFields.ts',
  'targets/zip/makeZip.ts',
  // In the thread with the rows nothing else of the model is needed.
  'model/files/parseJson.ts',
];

const importPattern = /(?:^|[;\n}])\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]/g;
const sideEffectPattern = /(?:^|[;\n])\s*import\s*['"]([^'"]+)['"]/g;
const dynamicPattern = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** A template literal with the text of a file that a target makes: what it imports is not ours. */
const madeFilePattern = /`import\b[^`\\]*(?:\\.[^`\\]*)*`/g;

/** @param {string} text @returns {string} without the files that targets make */
export const withoutMadeFiles = (text) => text.replace(madeFilePattern, '``');

/**
 * @param {string} file from src/ @param {string} text
 * @returns {SourceFile}
 */
export function readImports(file, text) {
  const found = [importPattern, sideEffectPattern, dynamicPattern].flatMap((pattern) =>
    [...withoutMadeFiles(text).matchAll(pattern)].flatMap(([, specifier]) => specifier ?? []),
  );
  const imports = found.map((specifier) => {
    const path = specifier.replace(/\?.*$/, '');
    return path.startsWith('.') ? posix.join(posix.dirname(file), path) : packageOf(path);
  });
  return { file, imports };
}

/** @param {string} specifier */
const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** @param {string} path from src/ */
const roomOf = (path) => path.split('/')[0] ?? path;

/**
 * @param {readonly SourceFile[]} files
 * @returns {string[]} each import that goes round the door of a room that has one
 */
export function findWayRoundDoors(files) {
  const doors = new Set(files.map(({ file }) => file).filter((file) => /^[^/]+\/index\.ts$/.test(file)));
  return files.flatMap(({ file, imports }) =>
    imports
      .filter((imported) => imported.includes('/') && roomOf(imported) !== roomOf(file))
      .filter((imported) => !openRooms.has(roomOf(imported)) && !doors.has(imported))
      .filter((imported) => doors.has(`${roomOf(imported)}/index.ts`))
      .filter((imported) => !seams.some((seam) => imported.startsWith(seam)))
      .map((imported) => `${file} imports ${imported}`),
  );
}

/**
 * @param {readonly SourceFile[]} files
 * @returns {string[]} each cycle once, as `a.ts → b.ts → a.ts`
 */
export function findCycles(files) {
  const imports = new Map(files.map((each) => [each.file, each.imports]));
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {string[]} */
  const cycles = [];
  /** @param {string} file @param {readonly string[]} path */
  const visit = (file, path) => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const imported of imports.get(file) ?? []) visit(imported, [...path, file]);
    done.add(file);
  };
  for (const { file } of files) visit(file, []);
  return cycles;
}

/**
 * Reads the source files below a folder; tests and what only they use may import what they like.
 * @param {string} folder
 * @returns {SourceFile[]}
 */
export function readSources(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, file: relative(folder, path).split(sep).join('/') }))
    .filter(({ file }) => !/(^|\/)testing\//.test(`${dirname(file)}/`))
    .map(({ path, file }) => readImports(file, readFileSync(path, 'utf8')));
}
