/**
 * The rooms and their arrows (docs/architecture.md#rooms): who may import whom, which
 * packages belong to one room alone, and how long a file may be. Type imports
 * count: a room that knows another's types knows the other.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withoutMadeFiles } from './imports.js';

const source = resolve(import.meta.dirname, '../src');

/** Each room and the rooms that it may import; a folder of the playground is a room of its own. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  rpc: ['lib'],
  model: ['lib'],
  ui: ['lib'],
  runtime: ['lib', 'model'],
  editor: ['lib', 'model'],
  targets: ['lib', 'model'],
  // A source reads the project file that a target writes, and has options of the same form.
  sources: ['lib', 'model', 'targets'],
  exchange: ['lib', 'model', 'sources', 'targets'],
  storage: ['lib', 'model', 'runtime'],
  // A picture is drawn from what the canvas shows.
  canvas: ['lib', 'model', 'ui', 'editor', 'targets'],
  panels: ['lib', 'model', 'ui', 'editor'],
  // What several parts of the playground share and no message holds.
  playground: ['lib'],
  // The messages between its threads, their limits, and the connector that is called through them.
  'playground/wire': ['lib', 'rpc', 'runtime', 'playground'],
  'playground/worker': ['lib', 'rpc', 'model', 'runtime', 'playground', 'playground/wire'],
  'playground/outer': ['playground/wire'],
  'playground/frame': ['playground/wire'],
  // Between the worker and the page, in a thread of its own.
  'playground/gate': ['rpc', 'playground/wire'],
  // In a thread of its own, beside the page.
  'playground/store': ['lib', 'rpc', 'model', 'runtime', 'storage', 'playground', 'playground/wire'],
  'playground/host': ['lib', 'rpc', 'runtime', 'playground', 'playground/wire'],
  'playground/panel': [
    'lib',
    'model',
    'ui',
    'editor',
    'storage',
    'playground',
    'playground/wire',
    'playground/host',
  ],
  // The program for the terminal.
  cli: ['lib', 'model', 'sources', 'targets', 'exchange', 'canvas'],
  // The service worker that keeps the page's files.
  offline: [],
  app: [
    'lib',
    'model',
    'ui',
    'editor',
    'sources',
    'targets',
    'exchange',
    'storage',
    'canvas',
    'panels',
    'playground/panel',
    'offline',
  ],
};

/** The one place that constructs live things may know every room. */
const entrances: ReadonlySet<string> = new Set(['main.tsx']);

/** Packages that one room alone may import. */
const ownedPackages: Readonly<Record<string, string>> = {
  '@xyflow/react': 'canvas',
  idb: 'storage',
};

/** Packages that the pure rooms have; React, the DOM and stores are for the others. */
const purePackages: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  rpc: ['zod'],
  model: ['inflection', 'jsonc-parser', 'zod'],
  runtime: ['inflection', 'zod'],
  sources: ['@lezer/common', '@lezer/javascript', 'fflate', 'js-yaml', 'zod'],
  targets: ['fflate', 'zod'],
};

const lineLimit = 300;

interface Import {
  readonly file: string;
  readonly room: string;
  /** What the file says: `../lib/json.ts`, `zod`. */
  readonly specifier: string;
  /** The room of a relative import, null for a package. */
  readonly target: string | null;
}

const paths = readdirSync(source, { recursive: true, encoding: 'utf8' }).map((name) =>
  name.split(sep).join('/'),
);
const files = paths.filter((name) => /\.(ts|tsx)$/.test(name) && !name.includes('/fixtures/'));
const styleSheets = paths.filter((name) => name.endsWith('.css'));

const isTest = (file: string): boolean => /\.test\.tsx?$|\/testing\//.test(file);

function roomOf(file: string): string {
  const [first = '', second = '', third] = file.split('/');
  return first === 'playground' && third !== undefined && `playground/${second}` in arrows
    ? `playground/${second}`
    : first;
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

function importsOf(file: string): readonly Import[] {
  const text = withoutMadeFiles(readFileSync(join(source, file), 'utf8'));
  return [...text.matchAll(importPattern)].map((match) => {
    const specifier = (match[1] ?? match[2] ?? match[3] ?? '').replace(/\?.*$/, '');
    const isRelative = specifier.startsWith('.');
    const path = relative(source, resolve(source, dirname(file), specifier))
      .split(sep)
      .join('/');
    return { file, room: roomOf(file), specifier, target: isRelative ? roomOf(path) : null };
  });
}

const imports = files.filter((file) => !entrances.has(file)).flatMap(importsOf);
const product = imports.filter(({ file }) => !isTest(file));

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const describeImport = ({ file, specifier }: Import): string => `${file} imports ${specifier}`;

describe('the rooms', () => {
  it('are read: the test sees files and imports of every room', () => {
    expect(imports.length).toBeGreaterThan(100);
    const rooms = new Set(files.filter((file) => !entrances.has(file)).map(roomOf));
    expect([...rooms].filter((room) => !(room in arrows) && !room.endsWith('.d.ts'))).toEqual([]);
  });

  it('import only along the arrows', () => {
    const wrong = product.filter(
      ({ room, target }) => target !== null && target !== room && !arrows[room]?.includes(target),
    );
    expect(wrong.map(describeImport)).toEqual([]);
  });

  it('take every arrow: one that no import takes is not allowed', () => {
    const taken = new Set(product.map(({ room, target }) => `${room} → ${target}`));
    const idle = Object.entries(arrows).flatMap(([room, targets]) =>
      targets.map((target) => `${room} → ${target}`).filter((arrow) => !taken.has(arrow)),
    );
    expect(idle).toEqual([]);
  });

  it('have no arrow back: following the arrows never leads to where one started', () => {
    const circles = Object.keys(arrows).filter((start) => {
      const seen = new Set<string>();
      const waiting = [...(arrows[start] ?? [])];
      for (let room = waiting.pop(); room !== undefined; room = waiting.pop()) {
        if (room === start) return true;
        if (!seen.has(room)) waiting.push(...(arrows[room] ?? []));
        seen.add(room);
      }
      return false;
    });
    expect(circles).toEqual([]);
  });

  it('have no room that imports an entrance', () => {
    const wrong = imports.filter(({ target }) => target !== null && entrances.has(target));
    expect(wrong.map(describeImport)).toEqual([]);
  });

  it('keep @xyflow/react in the canvas and idb in the storage', () => {
    const wrong = imports.filter(({ room, target, specifier }) => {
      const owner = target === null ? ownedPackages[packageOf(specifier)] : undefined;
      return owner !== undefined && owner !== room;
    });
    expect(wrong.map(describeImport)).toEqual([]);
  });

  it('leave React Flow to the canvas: no other file names its elements, classes or types', () => {
    const own = /react-flow|ReactFlow/;
    const wrong = files
      .concat(styleSheets)
      .filter((file) => roomOf(file) !== 'canvas' && own.test(readFileSync(join(source, file), 'utf8')));
    expect(wrong).toEqual([]);
  });

  it('keep the pure rooms pure', () => {
    const wrong = product.filter(({ room, target, specifier }) => {
      const allowed = target === null ? purePackages[room] : undefined;
      return allowed !== undefined && !allowed.includes(packageOf(specifier));
    });
    expect(wrong.map(describeImport)).toEqual([]);
  });

  it(`have no file of more than ${lineLimit} lines`, () => {
    const long = files
      .map((file) => ({ file, lines: readFileSync(join(source, file), 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > lineLimit);
    expect(long.map(({ file, lines }) => `${file}: ${lines}`)).toEqual([]);
  });
});
