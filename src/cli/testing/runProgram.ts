import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../run.ts';

/** A folder of files for a test. */
export interface TestFolder {
  readonly path: string;
  /** Runs the program in the folder. */
  run(...given: string[]): Promise<{ readonly code: number; readonly out: string; readonly note: string }>;
  remove(): Promise<void>;
}

/** Creates a folder with files; objects are written as JSON. */
export async function createFolder(files: Readonly<Record<string, unknown>>): Promise<TestFolder> {
  const path = await mkdtemp(join(tmpdir(), 'designer-cli-'));
  for (const [name, content] of Object.entries(files)) {
    const file = join(path, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
  }
  return {
    path,
    async run(...given) {
      let out = '';
      let note = '';
      const code = await run(given, {
        folder: path,
        hasColours: false,
        out: (text) => {
          out += text;
        },
        note: (text) => {
          note += text;
        },
        untilEnded: () => Promise.resolve(),
      });
      return { code, out, note };
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

/** A model with a relation to a model that is missing by one letter. */
export const shop = {
  'shop/common/models/customer.json': {
    name: 'Customer',
    base: 'PersistedModel',
    properties: { name: { type: 'string' } },
    relations: { orders: { type: 'hasMany', model: 'Ordre', foreignKey: '' } },
  },
  'shop/common/models/order.json': {
    name: 'Order',
    base: 'PersistedModel',
    properties: { total: { type: 'number' } },
    relations: { customer: { type: 'belongsTo', model: 'Customer', foreignKey: '' } },
  },
  'shop/server/model-config.json': {
    _meta: { sources: ['../common/models'] },
    Customer: { dataSource: 'db', public: true },
    Order: { dataSource: 'db', public: true },
  },
};
