import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readFoundFiles } from '../../exchange/readFiles.ts';
import { makeStoredZip } from './storedZip.ts';

const files = [
  { path: 'common/models/order.json', text: '\uFEFF{"name": "Order"}\r\n' },
  { path: 'common/models/größe.json', text: '{"Bestellung größer": "😀"}' },
  { path: 'server/empty.json', text: '' },
  { path: 'server/large.json', text: 'abc'.repeat(100_000) },
];

const encode = (text: string) => new TextEncoder().encode(text);

it('contains each file under its path, byte for byte', () => {
  const unzipped = unzipSync(makeStoredZip(files, encode));
  expect(Object.keys(unzipped)).toEqual(files.map(({ path }) => path));
  for (const { path, text } of files) expect(unzipped[path]).toEqual(new TextEncoder().encode(text));
});

it('opens again in the designer, which checks the checksum of each file', async () => {
  const zip = new Blob([makeStoredZip(files, encode)]);
  const opened = await readFoundFiles([{ path: 'rescued.zip', open: async () => zip }]);
  expect(opened.problems).toEqual([]);
  expect(opened.files.map(({ path, text }) => ({ path, text }))).toEqual(files);
});

it('is a zip without entries if there are no files', () => {
  expect(unzipSync(makeStoredZip([], encode))).toEqual({});
});
