import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it, vi } from 'vitest';
import { makeZip } from './makeZip.ts';

const files = [
  { path: 'common/models/order.json', text: '\uFEFF{"name": "Order"}\r\n' },
  { path: 'server/model-config.json', text: '{"Bestellung größer": "😀"}' },
];

it('contains each file under its path, byte for byte', () => {
  const unzipped = unzipSync(makeZip(files));
  expect(Object.keys(unzipped)).toEqual(files.map(({ path }) => path));
  for (const { path, text } of files) expect(unzipped[path]).toEqual(new TextEncoder().encode(text));
  expect(strFromU8(unzipped['server/model-config.json'] ?? new Uint8Array())).toContain('größer');
});

it('is identical byte for byte, whenever and wherever it is created', () => {
  const hash = () => createHash('sha256').update(makeZip(files)).digest('hex');
  const now = hash();
  vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z') });
  const zone = process.env['TZ'];
  process.env['TZ'] = 'Pacific/Kiritimati';
  expect(hash()).toBe(now);
  process.env['TZ'] = zone ?? '';
  if (zone === undefined) delete process.env['TZ'];
  vi.useRealTimers();
});
