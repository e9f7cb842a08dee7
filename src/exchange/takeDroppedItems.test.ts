import { describe, expect, it } from 'vitest';
import { readDropped } from './readDropped.ts';
import { takeDroppedItems } from './takeDroppedItems.ts';

type Tree = { readonly [name: string]: Tree | string | DOMException };

/** Entries as a browser gives them: folders in portions, everything by callback. */
function entriesOf(tree: Tree, parent = ''): FileSystemEntry[] {
  return Object.entries(tree).map(([name, content]) => {
    const fullPath = `${parent}/${name}`;
    const isFile = typeof content === 'string' || content instanceof DOMException;
    const entry = {
      name,
      fullPath,
      isFile,
      isDirectory: !isFile,
      file: (resolve: (file: File) => void, reject: (error: DOMException) => void) =>
        content instanceof DOMException ? reject(content) : resolve(new File([String(content)], name)),
      createReader() {
        const rest = isFile ? [] : entriesOf(content, fullPath);
        return { readEntries: (resolve: (portion: FileSystemEntry[]) => void) => resolve(rest.splice(0, 2)) };
      },
    };
    return entry as unknown as FileSystemEntry;
  });
}

describe('readDropped', () => {
  it('reads nested folders in the order of names, in portions', async () => {
    const read = await readDropped(
      entriesOf({
        shop: {
          server: { 'model-config.json': '{}' },
          common: { models: { 'e.json': '5', 'd.json': '4', 'c.json': '3', 'b.json': '2', 'a.json': '1' } },
        },
      }),
    );
    expect(read.files).toEqual([
      ...['a', 'b', 'c', 'd', 'e'].map((name, index) => ({
        path: `shop/common/models/${name}.json`,
        text: String(index + 1),
      })),
      { path: 'shop/server/model-config.json', text: '{}' },
    ]);
  });

  it('does not enter folders without models, and says so', async () => {
    const read = await readDropped(
      entriesOf({ shop: { node_modules: { 'a.json': '' }, '.git': { 'b.json': '' }, 'c.json': '{}' } }),
    );
    expect(read.files.map(({ path }) => path)).toEqual(['shop/c.json']);
    expect(read.skipped.map(({ path }) => path)).toEqual(['shop/.git', 'shop/node_modules']);
  });

  it('keeps the good files beside one that can’t be read', async () => {
    const denied = new DOMException('No permission', 'NotReadableError');
    const read = await readDropped(entriesOf({ 'a.json': denied, 'b.json': '{}' }));
    expect(read.files.map(({ path }) => path)).toEqual(['b.json']);
    expect(read.problems).toMatchObject([{ path: 'a.json', found: 'No permission' }]);
  });
});

describe('takeDroppedItems', () => {
  it('reads the entries at once, because the browser empties the transfer after the event', async () => {
    const [entry] = entriesOf({ 'a.json': '{}' });
    const items = [{ kind: 'string' }, { kind: 'file', webkitGetAsEntry: () => entry }];
    const read = takeDroppedItems({ items } as unknown as DataTransfer);
    items.length = 0;
    expect((await read()).files).toEqual([{ path: 'a.json', text: '{}' }]);
  });

  it('uses the file if the browser has no entry, even beside others', async () => {
    const [entry] = entriesOf({ 'a.json': '{}' });
    const items = [
      { kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => new File(['[]'], 'b.json') },
      { kind: 'file', webkitGetAsEntry: () => entry },
      { kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => null },
    ];
    const read = await takeDroppedItems({ items } as unknown as DataTransfer)();
    expect(read.files.map(({ path }) => path)).toEqual(['b.json', 'a.json']);
  });
});
