import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findBrowser } from '../png/findBrowser.ts';
import { paintPng } from '../png/paintPng.ts';
import { createFolder, shop, type TestFolder } from '../testing/runProgram.ts';

let folder: TestFolder;

beforeEach(async () => {
  folder = await createFolder(shop);
});

afterEach(() => folder.remove());

const read = (path: string) => readFile(join(folder.path, path), 'utf8');

it('exports an application, with the model files byte for byte, into an empty folder only', async () => {
  const { code, note } = await folder.run('export', 'shop', '--to', 'loopback3', '--out', 'app');
  expect(code).toBe(0);
  expect(note).toContain('warning No model is named "Ordre"');
  expect(await read('app/common/models/order.json')).toBe(await read('shop/common/models/order.json'));
  expect(await readdir(join(folder.path, 'app'))).toContain('package.json');
  const again = await folder.run('export', 'shop', '-t', 'loopback3', '-o', 'app');
  expect(again.code).toBe(2);
  expect(again.note).toContain('app is not empty.');
  expect((await folder.run('export', 'shop', '-t', 'loopback3', '-o', 'app', '--force')).code).toBe(0);
});

it('writes one file to the output, and asks for a folder for more', async () => {
  const one = await folder.run('export', 'shop', '--to', 'markdown');
  expect(one.out).toMatch(/^# shop\n/);
  const many = await folder.run('export', 'shop', '--to', 'loopback3');
  expect(many.out).toBe('');
  expect(many.note).toMatch(/These are \d+ files\. Say where to write them with --out <folder>\./);
});

it('writes through no symbolic link in the folder, whatever --force says', async () => {
  await mkdir(join(folder.path, 'schema'));
  await symlink(join(folder.path, 'victim'), join(folder.path, 'schema', 'shop.sql'));
  const refused = await folder.run('export', 'shop', '--to', 'sql', '--out', 'schema', '--force');
  expect(refused.code).toBe(2);
  expect(refused.note).toContain('schema/shop.sql is a symbolic link');
  await mkdir(join(folder.path, 'app'));
  await symlink(folder.path, join(folder.path, 'app', 'common'));
  const files = await folder.run('export', 'shop', '--to', 'files', '--out', 'app', '--force');
  expect(files.note).toContain('app/common is a symbolic link');
  expect(await readdir(folder.path)).not.toContain('victim');
  expect(await readdir(folder.path)).not.toContain('models');
});

it('says that a new application has only built-in models, and checks it', async () => {
  const own = await createFolder({ 'new/server/model-config.json': { User: { dataSource: 'db' } } });
  const { code, note } = await own.run('export', 'new', '--to', 'sql');
  expect(code).toBe(2);
  expect(note).toContain('new holds no models of its own: its model-config.json lists built-in models');
  expect(await own.run('check', 'new')).toMatchObject({ code: 0, out: 'No problems in 0 models.\n' });
  await own.remove();
});

it('draws a Mermaid diagram', async () => {
  const { code, out } = await folder.run('diagram', 'shop');
  expect(code).toBe(0);
  expect(out).toMatch(/^erDiagram\n/);
  expect(out).toContain('Order {');
});

it('draws a picture without a browser: every model apart from the others, and every relation', async () => {
  const { code, out } = await folder.run('diagram', 'shop', '--to', 'svg');
  expect(code).toBe(0);
  expect(out).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+"/);
  expect(out).toMatch(/<\/svg>\n$/);
  for (const text of ['Customer', 'Order', 'customerId']) expect(out).toContain(text);
  expect(out).not.toMatch(/NaN|undefined/);
  const edges = [...out.matchAll(/<path d="M[^"]+" fill="none"/g)];
  expect(edges.length).toBeGreaterThan(0);
  const places = [...out.matchAll(/<g transform="translate\(([^)]+)\)">/g)].map(([, place]) => place);
  expect([places.length, new Set(places).size]).toEqual([2, 2]);
  const dark = await folder.run('diagram', 'shop', '--to', 'svg', '--colours', 'dark');
  expect(dark.out).toContain('fill="#101215"');
});

it('draws models where the canvas file has them, and the others beside them', async () => {
  const canvas =
    '{"canvas":"loopback-model-designer","version":1}\n{"model":"Order","x":4000,"y":3000}\n{"note":"Read me","id":"n","x":4000,"y":2000,"width":200,"height":80}\n';
  await writeFile(join(folder.path, 'shop/designer.lbcanvas'), canvas);
  const { out, note } = await folder.run('diagram', 'shop', '--to', 'svg');
  expect(note).not.toContain('designer.lbcanvas');
  expect(out).toContain('Read me');
  const places = [...out.matchAll(/<g transform="translate\(([^)]+)\)">/g)].map(([, place]) => place);
  expect(places).toContain('4000 3000');
  expect(new Set(places).size).toBe(2);
  const listed = await folder.run('export', 'shop', '--to', 'files', '--out', 'all');
  expect(listed.code).toBe(0);
  expect(await read('all/designer.lbcanvas')).toContain('{"model":"Order","x":4000,"y":3000}');
});

it('paints a png with an installed browser, twice as large as the svg', async (context) => {
  try {
    findBrowser(process.env);
  } catch {
    context.skip('There is no Chromium, Chrome or Edge.');
  }
  const { out } = await folder.run('diagram', 'shop', '--to', 'svg');
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(out) ?? [];
  expect(await folder.run('diagram', 'shop', '--to', 'png', '--out', 'drawn')).toMatchObject({ code: 0 });
  const [name = ''] = await readdir(join(folder.path, 'drawn'));
  expect(name).toBe('shop.png');
  const png = await readFile(join(folder.path, 'drawn', name));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
  // An empty picture of this size has a fraction of that.
  expect(png.length).toBeGreaterThan(10_000);
}, 120_000);

it('says which browser paints a png, where there is none', async () => {
  const none = () => false;
  expect(() => findBrowser({ CHROMIUM_PATH: '/no/such' }, none)).toThrow(
    'CHROMIUM_PATH names /no/such, which is not there: correct it, or unset it.',
  );
  expect(() => findBrowser({ PATH: '/usr/bin' }, none)).toThrow(
    'A png needs a browser to paint it, and no Chromium, Chrome or Edge was found: name one in CHROMIUM_PATH, or draw an svg.',
  );
  const own = join('/opt', 'google-chrome');
  expect(findBrowser({ PATH: ['/usr/bin', '/opt'].join(delimiter) }, (path) => path === own)).toBe(own);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>';
  await expect(paintPng(svg, process.execPath)).rejects.toThrow(
    'did not paint the picture (it ended with code 9).',
  );
  await expect(paintPng(svg, '/no/such')).rejects.toThrow('ENOENT');
  const { code, note } = await folder.run('diagram', 'shop', '--to', 'png');
  expect([code, note]).toEqual([2, expect.stringContaining('say where to write it with --out <folder>')]);
});

it('imports a database schema as model files', async () => {
  await writeFile(
    join(folder.path, 'shop.sql'),
    `CREATE TABLE customers (id serial PRIMARY KEY, name text NOT NULL);
     CREATE TABLE orders (id serial PRIMARY KEY, customer_id integer REFERENCES customers (id));`,
  );
  const { code, note } = await folder.run('import', 'shop.sql', '--out', 'models');
  expect(note).toContain('to models.');
  expect(code).toBe(0);
  const order: unknown = JSON.parse(await read('models/common/models/orders.json'));
  expect(order).toMatchObject({
    name: 'Orders',
    relations: { customer: { type: 'belongsTo', model: 'Customers' } },
  });
  expect((await folder.run('check', 'models')).code).toBe(0);
});

it('imports a LoopBack 4 project, checks it at its own files, and leaves them alone', async () => {
  const script = `import {Entity, hasMany, model, property} from '@loopback/repository';
    @model() export class Customer extends Entity {
      @property({type: 'number', id: true, default: next()}) id: number;
      @hasMany(() => Ordre) orders: Ordre[];
    }`;
  const path = join(folder.path, 'api/src/models/customer.model.ts');
  await mkdir(join(folder.path, 'api/src/models'), { recursive: true });
  await writeFile(path, script);
  await writeFile(join(folder.path, 'api/package.json'), '{"name": "api"}');
  const { code, note } = await folder.run('import', 'api', '--out', 'models');
  expect(code).toBe(0);
  expect(note).toContain('api/src/models/customer.model.ts, line 3: "default" of the property "id" is code');
  const customer: unknown = JSON.parse(await read('models/common/models/customer.json'));
  expect(customer).toMatchObject({ base: 'PersistedModel', relations: { orders: { model: 'Ordre' } } });
  const checked = await folder.run('check', 'api');
  expect(checked.code).toBe(1);
  expect(checked.out).toContain('api/src/models/customer.model.ts');
  const fixed = await folder.run('check', 'api', '--fix');
  expect([fixed.code, fixed.note]).toEqual([2, expect.stringContaining('these are of LoopBack 4')]);
  expect(await readFile(path, 'utf8')).toBe(script);
  const alone = await folder.run('import', 'api/src/models/customer.model.ts', '--out', 'alone');
  expect(alone.code).toBe(0);
});

it('imports a description of an API as model files, with options', async () => {
  const properties = '{id: {type: integer}, address: {$ref: "#/components/schemas/Address"}}';
  const schemas = `{Customer: {properties: ${properties}}, Address: {properties: {city: {type: string}}}}`;
  await writeFile(join(folder.path, 'api.yaml'), `openapi: 3.0.0\ncomponents: {schemas: ${schemas}}\n`);
  expect((await folder.run('import', 'api.yaml', '--out', 'models')).code).toBe(0);
  const customer: unknown = JSON.parse(await read('models/common/models/customer.json'));
  expect(customer).toMatchObject({ relations: { addressItem: { type: 'embedsOne', model: 'Address' } } });
  const flags = ['--from', 'openapi', '--option', 'objects=properties', '--out', 'plain'];
  expect((await folder.run('import', 'api.yaml', ...flags)).code).toBe(0);
  const plain: unknown = JSON.parse(await read('plain/common/models/customer.json'));
  expect(plain).toMatchObject({ properties: { address: { type: 'Address' } }, relations: {} });
  expect((await folder.run('import', 'api.yaml', '--option', 'objects=embedded', '--out', 'more')).code).toBe(
    0,
  );
});

it('says which names LoopBack derives, and why', async () => {
  const { out } = await folder.run('names', 'Person', 'Category');
  expect(out).toContain('relation categories\n  Category  the target\n');
  expect(out).toContain('foreign key personId');
  expect(out).toContain("Person.hasMany(Category, {as: 'categories', foreignKey: 'personId'});");
  const { out: belongs } = await folder.run('names', 'Order', 'Customer', '-t', 'belongsTo');
  expect(belongs).toContain('relation customer\n');
});
