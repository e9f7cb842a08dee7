import { afterEach, describe, expect, it, vi } from 'vitest';
import { LoadError } from '../lib/loadPart.ts';
import type { Progress } from '../sources/index.ts';
import { openFiles } from './openFiles.ts';
import { readFileList } from './readFiles.ts';

const shop = `CREATE TABLE customer (id serial PRIMARY KEY, "größe" int);
INSERT INTO customer VALUES (1, 'CREATE TABLE x (id int);');
CREATE TABLE "order" (id serial PRIMARY KEY, customer_id int REFERENCES customer);\n`;

const open = async (files: readonly File[], onProgress?: (progress: Progress) => void) =>
  openFiles(await readFileList(files), onProgress === undefined ? {} : { onProgress });

const namesOf = ({
  models,
}: {
  readonly models: readonly { readonly definition: { readonly name: string } }[];
}) => models.map(({ definition }) => definition.name);

it('SO7: reads a dump in a thread of its own, with progress, and again with other options', async () => {
  const row = `INSERT INTO customer VALUES ${"(1, 'it''s; a \"row\" -- /*'), ".repeat(40_000)}(2, '');\n`;
  const steps: Progress[] = [];
  const files = await open(
    [new File([shop, row.repeat(3), shop.replaceAll('TABLE', 'TABLE IF NOT EXISTS')], 'shop.sql')],
    (step) => steps.push(step),
  );
  expect([namesOf(files.opened), files.opened.problems, files.opened.name]).toEqual([
    ['Customer', 'Order'],
    [],
    'shop',
  ]);
  expect(steps.filter(({ step }) => step === 'megabytes').map(({ done }) => done)).toEqual([0, 1, 2, 3]);
  const both = [files.reopen({ names: 'database' }), files.reopen({ tables: ['public.order'] })];
  // Each answer goes to its own question.
  expect((await Promise.all(both)).map(namesOf)).toEqual([['customer', 'order'], ['Order']]);
  files.close();
});

it('SO7: reads UTF-16, as SQL Server writes it', async () => {
  const units = Uint16Array.from(`\uFEFF${shop}`, (char) => char.charCodeAt(0));
  const { opened, close } = await open([new File([units], 'script.sql')]);
  expect(Object.keys(opened.models[0]?.definition.properties ?? {})).toEqual(['id', 'größe']);
  close();
});

it('SO7: ends the thread when the reading is cancelled', async () => {
  const controller = new AbortController();
  const read = await readFileList([new File([shop], 'shop.sql')]);
  const opening = openFiles(read, {
    signal: controller.signal,
    onProgress: () => controller.abort(new Error('stop')),
  });
  await expect(opening).rejects.toThrow('stop');
});

const api = `openapi: 3.0.0
info: {title: Shop, version: '1'}
components:
  schemas:
    Order:
      properties: {id: {type: integer}, lines: {type: array, items: {$ref: '#/components/schemas/Line'}}}
    Line:
      properties: {text: {type: string}}
`;

it('OA11: reads a description of an API in a thread of its own, also one that is larger than a model', async () => {
  const files = await open([new File([api], 'shop.yaml'), new File(['version: 3'], 'compose.yml')]);
  expect(namesOf(files.opened)).toEqual(['Order', 'Line']);
  expect(files.opened.skipped.map(({ path }) => path)).toEqual(['compose.yml']);
  expect(namesOf(await files.reopen({ schemas: ['Line'] }))).toEqual(['Line']);
  files.close();
  const components = { schemas: { Big: { description: ' '.repeat(6_000_000), properties: {} } } };
  const large = await open([new File([JSON.stringify({ components, openapi: '3.1.0' })], 'big.json')]);
  expect([namesOf(large.opened), large.opened.problems]).toEqual([['Big'], []]);
  large.close();
});

it('OA11: leaves the description of an API in the folder of a project alone, and says so', async () => {
  const order = new File(['{"name": "Order"}'], 'order.json');
  const { opened } = await open([
    order,
    new File([api], 'a.yaml'),
    new File(['{"swagger": "2.0"}'], 'b.json'),
  ]);
  expect(namesOf(opened)).toEqual(['Order']);
  const reason = 'is not a model file: open databases and descriptions of APIs on their own';
  expect(opened.skipped.toSorted((one, other) => (one.path < other.path ? -1 : 1))).toEqual([
    { path: 'a.yaml', reason },
    { path: 'b.json', reason },
  ]);
});

it('leaves the SQL in the folder of a project alone, and says so', async () => {
  const { opened } = await open([
    new File(['{"name": "Order"}'], 'order.json'),
    new File([shop], 'shop.sql'),
  ]);
  expect(namesOf(opened)).toEqual(['Order']);
  expect(opened.skipped).toEqual([
    { path: 'shop.sql', reason: 'is not a model file: open databases and descriptions of APIs on their own' },
  ]);
});

const script = `import {Entity, hasMany, model, property} from '@loopback/repository';
@model() export class Customer extends Entity { @property({type: 'number', id: true}) id: number; @hasMany(() => Order) orders: Order[]; }
@model() export class Order extends Entity { @property() customerId: number; }\n`;

it('reads LoopBack 4 scripts in a thread of their own, and again with other choices', async () => {
  const files = await open([new File([script], 'customer.ts'), new File(['{}'], 'package.json')]);
  expect([namesOf(files.opened), files.opened.problems]).toEqual([['Customer', 'Order'], []]);
  const chosen = await files.reopen({ models: ['customer.ts (Order)'] });
  expect(namesOf(chosen)).toEqual(['Order']);
  files.close();
});

describe('a thread that fails', () => {
  const TrueWorker = Worker;
  afterEach(() => vi.unstubAllGlobals());

  const expectFailure = async (opening: Promise<unknown>, message: string) => {
    const error: unknown = await opening.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(LoadError);
    expect((error as LoadError).message).toContain(message);
    expect((error as LoadError).message).toContain('Reload the page');
  };

  it('says that it did not start where its script is gone, or an extension blocks it', async () => {
    class GoneWorker extends TrueWorker {
      constructor() {
        super(new URL('/no/such/script.js', location.href), { type: 'module' });
      }
    }
    vi.stubGlobal('Worker', GoneWorker);
    await expectFailure(open([new File([shop], 'shop.sql')]), 'The thread that reads files did not start.');
    vi.stubGlobal('Worker', function RefusedWorker() {
      throw new DOMException('Refused by a policy.', 'SecurityError');
    });
    await expectFailure(open([new File([shop], 'shop.sql')]), 'The thread that reads files did not start.');
  });

  it('says so where it ends early, now and at each later question', async () => {
    const script = `let count = 0;
addEventListener('message', ({ data }) => {
  if (count++ > 0) throw new Error('out of memory');
  postMessage({ number: data.number, kind: 'opened', opened: { models: [], problems: [], skipped: [] } });
});`;
    const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    class EndingWorker extends TrueWorker {
      constructor() {
        super(address);
      }
    }
    vi.stubGlobal('Worker', EndingWorker);
    const files = await open([new File([shop], 'shop.sql')]);
    await expectFailure(files.reopen({}), 'ended early (Uncaught Error: out of memory)');
    await expectFailure(files.reopen({}), 'ended early');
    files.close();
  });
});
