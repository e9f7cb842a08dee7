import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { seededRandom } from './seededRandom.ts';
import { type FileChange, toPatch } from './toPatch.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Applies the patch with real git to the files before, and expects the files after. */
function expectGitToApply(changes: readonly FileChange[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'patch-'));
  folders.push(folder);
  for (const { path, formerPath = path, before } of changes) {
    if (before === null) continue;
    mkdirSync(dirname(join(folder, formerPath)), { recursive: true });
    writeFileSync(join(folder, formerPath), before);
  }
  const patch = toPatch(changes);
  const applied = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
    cwd: folder,
    input: patch,
    encoding: 'utf8',
    // The folder is in no repository, whatever is above it.
    env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir(), GIT_CONFIG_GLOBAL: '/dev/null' },
  });
  expect(applied.stderr, patch).toBe('');
  expect(applied.status).toBe(0);
  for (const { path, formerPath = path, after } of changes) {
    if (formerPath !== path) expect(existsSync(join(folder, formerPath))).toBe(false);
    if (after === null) expect(existsSync(join(folder, path))).toBe(false);
    else expect(readFileSync(join(folder, path), 'utf8'), path).toBe(after);
  }
}

const lines = (count: number, end = '\n'): string =>
  Array.from({ length: count }, (_, index) => `line ${index}${end}`).join('');

it.each<[string, FileChange]>([
  ['a changed file', { path: 'a.json', before: lines(20), after: lines(20).replace('line 9', 'nine') }],
  ['a new file', { path: 'common/models/a.json', before: null, after: '{\n}\n' }],
  ['a removed file', { path: 'common/models/a.json', before: '{\n}\n', after: null }],
  ['a new file without content', { path: 'a.js', before: null, after: '' }],
  ['a removed file without content', { path: 'a.js', before: '', after: null }],
  ['a file that becomes empty', { path: 'a.js', before: 'x\n', after: '' }],
  ['a file that was empty', { path: 'a.js', before: '', after: 'x\n' }],
  [
    'a renamed and changed file',
    { path: 'm/invoice.json', formerPath: 'm/bill.json', before: lines(9), after: `${lines(9)}more\n` },
  ],
  ['a renamed file', { path: 'm/invoice.json', formerPath: 'bill.json', before: lines(3), after: lines(3) }],
  ['no final line end before', { path: 'a', before: 'one\ntwo', after: 'one\ntwo\n' }],
  ['no final line end after', { path: 'a', before: 'one\ntwo\n', after: 'one\ntwo' }],
  [
    'no final line end at all',
    { path: 'a', before: lines(9).trimEnd(), after: `new\n${lines(9).trimEnd()}` },
  ],
  ['CRLF', { path: 'a', before: lines(9, '\r\n'), after: lines(9, '\r\n').replace('line 4', 'four') }],
  ['CRLF that becomes LF', { path: 'a', before: lines(9, '\r\n'), after: lines(9) }],
  ['a byte order mark', { path: 'a', before: '\ufeff{\n}\n', after: '\ufeff{\n"a": 1\n}\n' }],
  ['other letters', { path: 'm/größe.json', before: 'ä\n', after: '日本\n' }],
  ['a path with spaces', { path: 'my models/a b.json', before: 'a\n', after: 'b\n' }],
  ['a path with quotes', { path: 'a"b\\c\td.json', before: 'a\n', after: 'b\n' }],
  [
    'two far changes',
    { path: 'a', before: lines(60), after: lines(60).replace('line 2\n', '').replace('line 50', '50') },
  ],
])('git applies %s', (_name, change) => {
  expectGitToApply([change]);
});

it('git applies generated changes of several files', () => {
  const random = seededRandom(7);
  const text = (): string => {
    const end = random() < 0.3 ? '\r\n' : '\n';
    const all = Array.from({ length: Math.floor(random() * 30) }, () => `${Math.floor(random() * 6)}${end}`);
    return random() < 0.3 ? all.join('').trimEnd() : all.join('');
  };
  const changes = Array.from({ length: 120 }, (_, index): FileChange => {
    const before = random() < 0.1 ? null : text();
    const after = before !== null && random() < 0.1 ? null : text();
    const isMoved = before !== null && after !== null && random() < 0.2;
    return { path: `f/${index}.json`, ...(isMoved ? { formerPath: `g/${index}.json` } : {}), before, after };
  });
  expectGitToApply(
    changes.filter(({ before, after, formerPath }) => before !== after || formerPath !== undefined),
  );
});
