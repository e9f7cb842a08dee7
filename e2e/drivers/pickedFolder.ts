import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const library = join(import.meta.dirname, '..', 'fixtures', 'library');

/** Replaces the folder picker, which a test can't use. The handles are real ones of the browser's own file system. */
export async function answerPicker(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, {
      showDirectoryPicker: async () => {
        const root = await navigator.storage.getDirectory();
        const shop = await root.getDirectoryHandle('shop', { create: true });
        if (!('isStuckDisk' in window)) return shop;
        // Reading its entries never ends.
        const wait = () => new Promise(() => {});
        const files = shop.values.bind(shop);
        const values = async function* () {
          yield* files();
          await wait();
        };
        return Object.assign(shop, { values });
      },
    });
  });
}

/** Writes files into the folder: path → text. */
export async function writeFiles(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate(async (texts) => {
    for (const [path, text] of Object.entries(texts)) {
      let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('shop', {
        create: true,
      });
      const names = path.split('/');
      const name = names.pop() ?? '';
      for (const each of names) folder = await folder.getDirectoryHandle(each, { create: true });
      const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await stream.write(text);
      await stream.close();
    }
  }, files);
}

/** Reads every file of the folder: path → text. */
export function readFiles(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const files: Record<string, string> = {};
    const visit = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of folder.entries()) {
        if (handle.kind === 'directory') await visit(handle as FileSystemDirectoryHandle, `${path}${name}/`);
        else files[path + name] = await (await (handle as FileSystemFileHandle).getFile()).text();
      }
    };
    await visit(await (await navigator.storage.getDirectory()).getDirectoryHandle('shop'), '');
    return files;
  });
}

/** The files of a small project: path → text. */
export function libraryFiles(): Record<string, string> {
  const models = readdirSync(join(library, 'common', 'models')).map((name) => `common/models/${name}`);
  const paths = [...models, 'server/model-config.json'];
  return {
    ...Object.fromEntries(paths.map((path) => [path, readFileSync(join(library, path), 'utf8')])),
    'common/models/book.js': 'module.exports = function(Book) {};\n',
    'package.json': '{"name": "library"}\n',
  };
}

/** Opens the folder that the picker answers with. */
export async function openFolder(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More ways to open' }).click();
  await page.getByRole('menuitem', { name: /Open project folder/ }).click();
}
