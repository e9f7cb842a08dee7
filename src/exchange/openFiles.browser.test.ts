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

it('leaves the SQL in the folder of a project alone, and says so', async () => {
  const { opened } = await open([
    new File(['{"name": "Order"}'], 'order.json'),
    new File([shop], 'shop.sql'),
  ]);
  expect(namesOf(opened)).toEqual(['Order']);
  expect(opened.skipped).toEqual([
    { path: 'shop.sql', reason: 'is not a model file: open the SQL of a database on its own' },
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
