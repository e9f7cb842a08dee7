import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Rollup } from 'vite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { offline } from './offline.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'offline-'));
  mkdirSync(join(root, 'public', 'icons'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<script type="module" src="./main.js"></script>');
  writeFileSync(join(root, 'main.js'), 'document.title = "one";');
  writeFileSync(join(root, 'public', 'icons', 'a.svg'), '<svg/>');
  writeFileSync(join(root, 'worker.ts'), 'self.version = OFFLINE_VERSION;');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

async function versionOf(): Promise<{ id: string; files: string[] }> {
  const plugins = [offline({ worker: 'worker.ts' })];
  const output = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins,
    build: { write: false },
  });
  const worker = (output as Rollup.RollupOutput).output.find(({ fileName }) => fileName === 'sw.js');
  const self = { version: { id: '', files: [''] } };
  new Function('self', worker?.type === 'asset' ? String(worker.source) : '')(self);
  return self.version;
}

it('knows every file of the build but itself, and changes with any of them', async () => {
  const first = await versionOf();
  expect(first.files).toEqual([
    expect.stringMatching(/^assets\/index-[\w-]+\.js$/),
    'icons/a.svg',
    'index.html',
  ]);
  expect(await versionOf()).toEqual(first);
  writeFileSync(join(root, 'public', 'icons', 'a.svg'), '<svg></svg>');
  const second = await versionOf();
  expect(second.files).toEqual(first.files);
  expect(second.id).not.toBe(first.id);
});
