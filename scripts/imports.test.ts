import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCycles, findWayRoundDoors, readImports, readSources } from './imports.js';
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

describe('findWayRoundDoors', () => {
  const doors = ['model/index.ts', 'runtime/index.ts'].map((file) => ({ file, imports: [] }));
  const find = (file: string, ...imports: string[]) => findWayRoundDoors([...doors, { file, imports }]);

  it('has a room entered through its door, where it has one', () => {
    expect(find('editor/a.ts', 'model/index.ts', 'lib/json.ts', 'editor/b.ts', '@scope/pack', 'zod')).toEqual(
      [],
    );
    expect(find('editor/a.ts', 'model/project.ts')).toEqual(['editor/a.ts imports model/project.ts']);
    expect(find('model/a.ts', 'model/project.ts')).toEqual([]);
  });

  it('takes the seams of a room without its door', () => {
    expect(
      find(
        'storage/a.ts',
        'runtime/connector.ts',
        'runtime/filter/matches.ts',
        'runtime/model/modelBuilder.ts',
      ),
    ).toEqual(['storage/a.ts imports runtime/model/modelBuilder.ts']);
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

  it('enters a room through its door', () => {
    expect(findWayRoundDoors(sources)).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(findCycles(sources)).toEqual([]);
  });
});
