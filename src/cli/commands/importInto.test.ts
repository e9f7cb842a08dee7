import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFolder, type TestFolder } from '../testing/runProgram.ts';

let folder: TestFolder;

/** Written by hand: not in the style of the designer. */
const customer = `{
    "name": "Client", "options": {"postgresql": {"schema": "public", "table": "customer"}},
    "properties": {
        "id": {"type": "number", "id": true, "generated": true, "postgresql": {"columnName": "id"}},
        "name": {"type": "string", "length": 80, "description": "In full", "postgresql": {"columnName": "full_name"}},
        "mail": {"type": "string", "postgresql": {"columnName": "mail"}}
    }
}
`;

const sql = `CREATE TABLE public.customer (id serial PRIMARY KEY, full_name varchar(100), born date);
CREATE TABLE public.orders (id serial PRIMARY KEY, customer_id int REFERENCES public.customer);`;

const read = (path: string) => readFile(join(folder.path, path), 'utf8');

beforeEach(async () => {
  folder = await createFolder({
    'api/common/models/client.json': customer,
    'api/server/model-config.json': { Client: { dataSource: 'db' } },
    'shop.sql': sql,
  });
});

afterEach(() => folder.remove());

it('updates the models of a folder, keeps names and what is gone, and has nothing to do the second time', async () => {
  const dry = await folder.run('import', 'shop.sql', '--into', 'api', '--dry-run');
  expect(dry.out).toContain('length  80 → 100');
  expect(await read('api/common/models/client.json')).toBe(customer);
  const { code, out, note } = await folder.run('import', 'shop.sql', '--into', 'api');
  expect(code).toBe(0);
  expect(out).toBe(dry.out);
  expect(note).toContain('left as it is: property mail of Client is gone');
  expect(note).toContain('Changed 2 files, and added 1 file.');
  const client = await read('api/common/models/client.json');
  expect(client).toContain('"name": {"type": "string", "length": 100, "description": "In full",');
  expect(JSON.parse(client).relations).toEqual({
    orders: { type: 'hasMany', model: 'Orders', foreignKey: 'customerId' },
  });
  expect(JSON.parse(await read('api/common/models/orders.json')).relations.customer.model).toBe('Client');
  expect(JSON.parse(await read('api/server/model-config.json'))).toHaveProperty('Orders');
  const again = await folder.run('import', 'shop.sql', '--into', 'api');
  expect(again.out).toBe('No model differs.\n');
  expect(again.note).toContain('Changed 0 files, and added 0 files.');
});

it('SU5: names what is new as the models of the folder are named, unless an option says otherwise', async () => {
  await folder.run(
    'import',
    'shop.sql',
    '--out',
    'made',
    '--option',
    'singular=true',
    '--option',
    'names=database',
  );
  const more = `${sql}\nCREATE TABLE public.invoice_lines (id serial PRIMARY KEY, due_on date);`;
  await writeFile(join(folder.path, 'shop.sql'), more);
  const { out, note } = await folder.run('import', 'shop.sql', '--into', 'made', '--dry-run');
  expect(note).toContain('Options found from the existing models: names=database, singular=true.');
  expect(out).toContain('invoice_line');
  expect(out).not.toContain('InvoiceLine');
  const given = await folder.run(
    'import',
    'shop.sql',
    '--into',
    'made',
    '--dry-run',
    '--option',
    'singular=false',
  );
  expect(given.out).toContain('invoice_lines');
});

it('writes tables of one name in several schemas, each with its model', async () => {
  const tables = ['a', 'b', 'c'].map((schema) => `CREATE TABLE ${schema}.t1 (id int PRIMARY KEY);`);
  await writeFile(join(folder.path, 'three.sql'), tables.join('\n'));
  const { note } = await folder.run('import', 'three.sql', '--out', 'three');
  expect(note).toContain('Wrote 4 files');
  expect(await readdir(join(folder.path, 'three/common/models'))).toHaveLength(3);
});

it('asks for one place to write to', async () => {
  expect((await folder.run('import', 'shop.sql')).note).toContain('--into <folder>');
  expect((await folder.run('import', 'shop.sql', '--out', 'x', '--into', 'api')).code).toBe(2);
  expect((await folder.run('import', 'shop.sql', '--out', 'x', '--dry-run')).note).toContain(
    'belongs to --into',
  );
});
