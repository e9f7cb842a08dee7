import { afterEach, expect, it, vi } from 'vitest';
import { type FakeFailures, type FakeFiles, fakeFolder } from '../../exchange/testing/fakeFolder.ts';
import { createNotices } from '../shell/notices.ts';
import { saveToEmptyFolder } from './saveToEmptyFolder.ts';

afterEach(() => vi.unstubAllGlobals());

const files = [
  { path: 'package.json', text: '{}\n' },
  { path: 'server/server.js', text: "'use strict';\n" },
];

async function saveTo(stored: FakeFiles, failures?: FakeFailures) {
  const folder = fakeFolder('shop', stored, failures);
  vi.stubGlobal('showDirectoryPicker', async () => folder);
  const notices = createNotices();
  await saveToEmptyFolder(notices, files);
  return notices.store.getState().shown.map(({ tone, text }) => `${tone}: ${text}`);
}

it('writes every file into an empty folder', async () => {
  const stored: FakeFiles = new Map();
  expect(await saveTo(stored)).toEqual(['info: 2 files saved to shop.']);
  expect([...stored]).toEqual(files.map(({ path, text }) => [path, text]));
});

it('writes nothing into a folder that holds something, and says so', async () => {
  const stored: FakeFiles = new Map([['letter.txt', 'Dear']]);
  expect(await saveTo(stored)).toEqual([
    'error: The folder shop is not empty, and nothing was written. Pick an empty folder.',
  ]);
  expect([...stored]).toEqual([['letter.txt', 'Dear']]);
});

it('names a file that could not be written, and writes the others', async () => {
  const stored: FakeFiles = new Map();
  const [message] = await saveTo(stored, new Map([['package.json', 'NotAllowedError']]));
  expect(message).toContain('1 file was not saved to shop: package.json: ');
  expect(stored.get('server/server.js')).toBe("'use strict';\n");
});

it('does nothing where no folder is picked', async () => {
  vi.stubGlobal('showDirectoryPicker', async () => {
    throw new DOMException('cancelled', 'AbortError');
  });
  const notices = createNotices();
  await saveToEmptyFolder(notices, files);
  expect(notices.store.getState().shown).toEqual([]);
});
