/**
 * The rooms of src/ and the arrows between them: which room may import which,
 * and which packages a room has to itself. Type imports count.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

/** @typedef {{ file: string, imports: readonly string[] }} SourceFile paths from src/, with "/"; packages by name */

/**
 * What a room may import besides itself.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const arrows = {
  lib: [],
  model: ['lib'],
  runtime: ['lib', 'model'],
  rpc: ['lib'],
  ui: ['lib'],
  editor: ['lib', 'model'],
  canvas: ['lib', 'model', 'editor', 'ui'],
  panels: ['lib', 'model', 'editor', 'ui'],
  storage: ['lib', 'model', 'runtime'],
  exchange: ['lib', 'model'],
  playground: ['lib', 'model', 'rpc', 'runtime', 'storage', 'ui'],
  app: ['lib', 'model', 'runtime', 'ui', 'editor', 'canvas', 'panels', 'storage', 'exchange', 'playground'],
};

/** Rooms whose files may be imported one by one; all others through their index.ts. */
const openRooms = new Set(['lib', 'ui', 'playground']);

/**
 * Files and folders that are a seam of their own, imported directly: what
 * every connector needs, without the model classes beside it.
 */
const seams = [
  'runtime/connector.ts',
  'runtime/filter/',
  'runtime/storedRow.ts',
  'storage/indexedDbConnector.ts',
];

/**
 * The packages that only these rooms may import.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const packageRooms = {
  '@xyflow/react': ['canvas'],
  idb: ['storage'],
  fflate: ['exchange'],
  inflection: ['model', 'runtime'],
  react: ['main.tsx', 'app', 'canvas', 'panels', 'ui', 'editor', 'playground'],
  'react-dom': ['main.tsx', 'app', 'canvas', 'panels', 'ui', 'playground'],
};

const importPattern = /(?:^|[;\n}])\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]/g;
const sideEffectPattern = /(?:^|[;\n])\s*import\s*['"]([^'"]+)['"]/g;
const dynamicPattern = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/**
 * @param {string} file from src/ @param {string} text
 * @returns {SourceFile}
 */
export function readImports(file, text) {
  const found = [importPattern, sideEffectPattern, dynamicPattern].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, specifier]) => specifier ?? []),
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
 * @returns {string[]} each import that no arrow allows, in words
 */
export function findWrongArrows(files) {
  const all = new Set(files.map(({ file }) => file));
  return files.flatMap(({ file, imports }) =>
    imports.flatMap((imported) => {
      const problem = wrongArrow(file, imported, all);
      return problem === undefined ? [] : [`${file} imports ${imported}: ${problem}`];
    }),
  );
}

/** @param {string} file @param {string} imported @param {ReadonlySet<string>} all */
function wrongArrow(file, imported, all) {
  const room = roomOf(file);
  if (!imported.includes('/') || imported.startsWith('@')) {
    const rooms = packageRooms[imported];
    return rooms && !rooms.includes(room) ? `only ${rooms.join(', ')} may` : undefined;
  }
  const target = roomOf(imported);
  if (target === room || room === 'main.tsx' || !(target in arrows)) return undefined;
  if (!arrows[room]?.includes(target)) return `${room} does not know ${target}`;
  const hasDoor = all.has(`${target}/index.ts`) && !openRooms.has(target);
  if (hasDoor && imported !== `${target}/index.ts` && !seams.some((seam) => imported.startsWith(seam))) {
    return `${target} is entered through its index.ts`;
  }
  return undefined;
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
    .filter(({ file }) => !/(^|\/)(testing|judges)\//.test(`${dirname(file)}/`))
    .map(({ path, file }) => readImports(file, readFileSync(path, 'utf8')));
}
