import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { planSave } from '../../exchange/folder/planSave.ts';
import { readFolder } from '../../exchange/folder/readFolder.ts';
import { readText, saveFiles } from '../../exchange/folder/saveFiles.ts';
import { connectServedFolder } from '../../exchange/folder/servedFolder.ts';
import { openModelFiles } from '../../exchange/openModelFiles.ts';
import { recogniseSource } from '../../sources/index.ts';
import { type ServedShop, serveShop } from './testing/serveShop.ts';

let shop: ServedShop;
const order = 'common/models/order.json';
const onDisk = (path: string): string => join(shop.outside.path, 'shop', path);

/** Sends what the page sends, as the browser completes it. */
const connect = (token = shop.served.token) => {
  const origin = `http://127.0.0.1:${shop.served.port}`;
  const ask: typeof fetch = (address, { headers, ...options } = {}) =>
    fetch(`${origin}${String(address)}`, { ...options, headers: { ...headers, origin } });
  return connectServedFolder({ token, fetch: ask });
};

beforeEach(async () => {
  shop = await serveShop({ pause: () => Promise.resolve() });
});

afterEach(() => shop.close());

it('is read and saved like a folder of the browser', async () => {
  const { handle } = await connect();
  const opened = await openModelFiles(await readFolder(handle));
  expect(opened.name).toBe('shop');
  expect(opened.models.map(({ origin }) => origin)).toEqual([
    'shop/common/models/customer.json',
    `shop/${order}`,
  ]);
  expect(opened.configOrigin).toBe('shop/server/model-config.json');
  const before = await readFile(onDisk(order), 'utf8');
  expect(await readText(handle, order)).toBe(before);
  expect(await readText(handle, 'no/such.json')).toBeNull();
  expect(await readText(handle, 'odd:name.json')).toBeNull();
  const saved = await saveFiles(handle, [
    { path: order, before, after: '{"name": "Order"}' },
    { path: 'common/models/new.json', before: null, after: '{"name": "New"}' },
    {
      path: 'common/models/customer.json',
      before: await readText(handle, 'common/models/customer.json'),
      after: null,
    },
    { path: 'odd:name.json', before: null, after: '{}' },
  ]);
  expect(saved.map(({ failure }) => failure)).toEqual([
    null,
    null,
    null,
    'Files can’t have this name. Rename the model.',
  ]);
  expect(await readdir(onDisk('common/models'))).toEqual(['new.json', 'order.json']);
  expect(await readFile(onDisk(order), 'utf8')).toBe('{"name": "Order"}');
});

it('does not overwrite what changed after the comparison', async () => {
  const { handle } = await connect();
  const before = await readText(handle, order);
  await writeFile(onDisk(order), '{"name": "Mine"}');
  const [saved] = await saveFiles(handle, [{ path: order, before, after: '{}' }]);
  expect(saved?.failure).toBe('It has just changed on disk. Compare again.');
  expect(await readFile(onDisk(order), 'utf8')).toBe('{"name": "Mine"}');
});

it('reports what other programs change, and not its own saves', async () => {
  const { handle, waitForChanges } = await connect();
  const { signal } = new AbortController();
  await readFolder(handle);
  expect(await waitForChanges(signal)).toEqual([]);
  await saveFiles(handle, [
    { path: order, before: await readText(handle, order), after: '{"name": "Order"}' },
  ]);
  await writeFile(onDisk('common/models/added.json'), '{}');
  expect(await waitForChanges(signal)).toEqual(['common/models/added.json']);
  const plan = await planSave({
    files: [{ path: order, text: '{"name": "Order"}' }],
    layout: (path) => path,
    known: new Map([[order, '{"name": "Order"}']]),
    read: (path) => readText(handle, path),
  });
  expect(plan.files).toEqual([]);
});

it('reads, writes and watches the canvas file, and no other one with its ending', async () => {
  const { handle, waitForChanges } = await connect();
  const { signal } = new AbortController();
  await waitForChanges(signal);
  const canvas = '{"canvas":"loopback-model-designer","version":1}\n{"model":"Order","x":70,"y":80}\n';
  const [saved, refused] = await saveFiles(handle, [
    { path: 'designer.lbcanvas', before: null, after: canvas },
    { path: 'other.lbcanvas', before: null, after: canvas },
  ]);
  expect([saved?.failure, refused?.failure]).toEqual([null, 'Files can’t have this name. Rename the model.']);
  const opened = await openModelFiles(await readFolder(handle));
  expect(opened.canvas).toMatchObject({ origin: 'shop/designer.lbcanvas', text: canvas });
  expect(await waitForChanges(signal)).toEqual([]);
  // As git does.
  await writeFile(onDisk('designer.lbcanvas'), canvas.replace('70', '90'));
  await writeFile(onDisk('other.lbcanvas'), canvas);
  expect(await waitForChanges(signal)).toEqual(['designer.lbcanvas']);
});

it('reads the SQL of a database, and writes and watches none', async () => {
  const sql = 'CREATE TABLE customers (id serial PRIMARY KEY);\n';
  await writeFile(onDisk('shop.sql'), sql);
  const { handle, waitForChanges } = await connect();
  const { signal } = new AbortController();
  await waitForChanges(signal);
  const { skipped } = await readFolder(handle);
  expect(skipped.map(({ path }) => path)).toContain('shop/shop.sql');
  expect(await readText(handle, 'shop.sql')).toBe(sql);
  const saved = await saveFiles(handle, [
    { path: 'shop.sql', before: sql, after: '' },
    { path: 'new.sql', before: null, after: sql },
    { path: 'shop.sql', before: sql, after: null },
  ]);
  expect(saved.map(({ failure }) => failure)).toEqual(
    Array(3).fill('Files can’t have this name. Rename the model.'),
  );
  await writeFile(onDisk('shop.sql'), `${sql}${sql}`);
  expect(await waitForChanges(signal)).toEqual([]);
  expect(await readFile(onDisk('shop.sql'), 'utf8')).toBe(`${sql}${sql}`);
});

it('says that the program was started again, or has ended', async () => {
  await expect(connect('other')).rejects.toThrow('Use the address that it printed then.');
  const { handle } = await connect();
  await shop.served.close();
  await expect(readText(handle, order)).rejects.toThrow(
    'The program that opened it has ended. Start it again.',
  );
});

it('opens a LoopBack 4 project, and writes no script of it', async () => {
  await rm(onDisk('common'), { recursive: true });
  await mkdir(onDisk('src/models'), { recursive: true });
  const script =
    "import {Entity, model, property} from '@loopback/repository';\n@model() export class Order extends Entity { @property({id: true}) id: number; }\n";
  await writeFile(onDisk('src/models/order.model.ts'), script);
  const { handle } = await connect();
  const read = await readFolder(handle);
  expect(recogniseSource(read)).toBe('loopback4');
  expect(read.files).toContainEqual({ path: 'shop/src/models/order.model.ts', text: script });
  const changed = [{ path: 'src/models/order.model.ts', before: script, after: '' }];
  expect((await saveFiles(handle, changed)).map(({ failure }) => failure)).toEqual([
    'Files can’t have this name. Rename the model.',
  ]);
  expect(await readFile(onDisk('src/models/order.model.ts'), 'utf8')).toBe(script);
});
