import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCycles, findWrongArrows, readImports, readSources } from './rooms.js';
import { root } from './setup.js';

describe('readImports', () => {
  it('finds imports of every form, types too', () => {
    const text = [
      "import { a } from '../model/index.ts';",
      "import type { B } from './b.ts';",
      "import './style.css';",
      "import {\n  c,\n  type D,\n} from '@scope/pack/deep';",
      "export { e } from './e.ts';",
      "const lazy = () => import('./f.ts');",
      "import worker from './worker.js?raw';",
      "const text = 'from nowhere';",
    ].join('\n');
    expect([...readImports('canvas/toFlow.ts', text).imports].sort()).toEqual([
      '@scope/pack',
      'canvas/b.ts',
      'canvas/e.ts',
      'canvas/f.ts',
      'canvas/style.css',
      'canvas/worker.js',
      'model/index.ts',
    ]);
  });
});

describe('findWrongArrows', () => {
  const find = (file: string, ...imports: string[]) =>
    findWrongArrows([
      { file, imports },
      { file: 'model/index.ts', imports: [] },
    ]);

  it('follows the arrows and refuses their reverse', () => {
    expect(find('canvas/a.ts', 'model/index.ts', 'lib/json.ts', 'canvas/b.ts')).toEqual([]);
    expect(find('model/a.ts', 'canvas/b.ts')).toEqual([
      'model/a.ts imports canvas/b.ts: model does not know canvas',
    ]);
  });

  it('goes through the door of a room that has one', () => {
    expect(find('editor/a.ts', 'model/project.ts')).toEqual([
      'editor/a.ts imports model/project.ts: model is entered through its index.ts',
    ]);
  });

  it('takes the seams of a room without its door', () => {
    const door = { file: 'runtime/index.ts', imports: [] };
    const imports = ['runtime/connector.ts', 'runtime/filter/matches.ts', 'runtime/model/modelBuilder.ts'];
    expect(findWrongArrows([door, { file: 'storage/a.ts', imports }])).toEqual([
      'storage/a.ts imports runtime/model/modelBuilder.ts: runtime is entered through its index.ts',
    ]);
  });

  it('keeps a package to its rooms', () => {
    expect(find('canvas/a.ts', '@xyflow/react')).toEqual([]);
    expect(find('panels/a.ts', '@xyflow/react')).toEqual([
      'panels/a.ts imports @xyflow/react: only canvas may',
    ]);
    expect(find('model/a.ts', 'react')).toHaveLength(1);
    expect(find('model/a.ts', 'zod')).toEqual([]);
  });
});

describe('findCycles', () => {
  it('finds each once, and none where there is none', () => {
    const files = [
      { file: 'a.ts', imports: ['b.ts'] },
      { file: 'b.ts', imports: ['c.ts', 'd.ts'] },
      { file: 'c.ts', imports: ['a.ts'] },
      { file: 'd.ts', imports: ['zod'] },
    ];
    expect(findCycles(files)).toEqual(['a.ts → b.ts → c.ts → a.ts']);
    expect(findCycles(files.slice(1))).toEqual([]);
  });
});

describe('the source', () => {
  const sources = readSources(join(root, 'src'));

  it('is found', () => {
    expect(sources.map(({ file }) => file)).toContain('model/project.ts');
  });

  it('imports only along the arrows of the design', () => {
    expect(findWrongArrows(sources)).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(findCycles(sources)).toEqual([]);
  });
});
