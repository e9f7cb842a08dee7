import { afterEach, expect, it } from 'vitest';
import { createEditor, type Editor } from '../../editor/index.ts';
import { openModelFiles } from '../../exchange/index.ts';
import { succeed } from '../../lib/result.ts';
import {
  addModel,
  createProject,
  keepCanvasFile,
  moveModels,
  removeModels,
  renameModel,
  setModelSetting,
} from '../../model/index.ts';
import type { Settings } from '../../storage/index.ts';
import { importFiles } from '../opening/importFiles.ts';
import type { FileTexts } from './fileChanges.ts';
import { followChanges } from './followChanges.ts';

const files = [
  { path: 'common/models/customer.json', text: '{\r\n  "name": "Customer"\r\n}' },
  { path: 'common/models/order.json', text: '{\n  "name": "Order"\n}\n' },
  { path: 'common/models/order.js', text: 'module.exports = () => {};\n' },
];

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function setUp(
  editor: Editor = createEditor({ project: createProject('P') }),
  stored?: FileTexts,
  written: FileTexts[] = [],
) {
  let counted: number | null = null;
  const report = (count: number | null): void => {
    counted = count;
  };
  const options = {
    editor,
    projectId: 'p',
    stored,
    settings: {
      read: async () => succeed(written.length === 0 ? undefined : { files: written.at(-1) }),
      async write(_setting: unknown, value: unknown) {
        written.push((value as { files: FileTexts }).files);
        return succeed(undefined);
      },
    } as unknown as Settings,
  };
  const changes = followChanges(options, report);
  closing.push(changes.close);
  const open = async (texts = files): Promise<void> => {
    const opened = await openModelFiles({ files: texts, problems: [], skipped: [] });
    const options = { label: 'Open', kind: 'import' } as const;
    const as = editor.getState().project.models.length === 0 ? 'replacement' : 'addition';
    editor.run(importFiles, { opened, as, onClash: 'useOpened' }, options);
  };
  const idOf = (name: string): string =>
    editor.getState().project.models.find(({ definition }) => definition.name === name)?.id ?? '';
  const kinds = () =>
    changes.list().map(({ path, formerPath, before, after }) => {
      const what = before === null ? 'new' : after === null ? 'removed' : 'changed';
      return formerPath === undefined ? `${what} ${path}` : `${formerPath} → ${path}`;
    });
  const count = async () => {
    await changes.count();
    return counted;
  };
  return { editor, open, idOf, kinds, count, written };
}

it('counts nothing until files are opened', async () => {
  const { editor, count, open } = setUp();
  editor.run(addModel, { id: 'a', name: 'Account', position: { x: 0, y: 0 } });
  expect(await count()).toBeNull();
  editor.undo();
  await open();
  expect(await count()).toBe(0);
});

it('lists changed, new, removed and renamed files', async () => {
  const { editor, open, idOf, kinds, count } = setUp();
  await open();
  editor.run(setModelSetting, { modelId: idOf('Customer'), key: 'plural', value: 'people' });
  expect(kinds()[0]).toBe('changed common/models/customer.json');
  editor.run(renameModel, { modelId: idOf('Order'), name: 'Purchase' });
  editor.run(addModel, { id: 'a', name: 'Account', position: { x: 0, y: 0 } });
  expect(kinds()).toEqual([
    'new common/models/account.json',
    'changed common/models/customer.json',
    'common/models/order.js → common/models/purchase.js',
    'common/models/order.json → common/models/purchase.json',
    'new server/model-config.json',
  ]);
  expect(await count()).toBe(5);
  editor.run(removeModels, { modelIds: [idOf('Customer')] });
  expect(kinds()).toContain('removed common/models/customer.json');
});

it('keeps the opened files for the next visit, and follows undo of an import', async () => {
  const { editor, open, idOf, kinds, written, count } = setUp();
  await open(files.slice(0, 1));
  await open(files.slice(1));
  expect(kinds()).toEqual([]);
  expect([...(written.at(-1)?.keys() ?? [])].sort()).toEqual(files.map(({ path }) => path).sort());
  editor.run(removeModels, { modelIds: [idOf('Order')] });
  const again = setUp(editor, written.at(-1));
  expect(again.kinds()).toContain('removed common/models/order.json');
  editor.undo();
  editor.undo();
  expect(kinds()).toEqual([]);
  editor.undo();
  expect(await count()).toBeNull();
});

it('compares with the files that another tab opened, before and after this tab takes over', async () => {
  const writer = setUp();
  const follower = setUp(undefined, undefined, writer.written);
  follower.editor.setReadOnly(true);
  await writer.open();
  follower.editor.load(writer.editor.getState().project);
  expect(await follower.count()).toBe(0);
  await writer.open([{ path: 'common/models/item.json', text: '{\n  "name": "Item"\n}\n' }]);
  follower.editor.load(writer.editor.getState().project);
  follower.editor.setReadOnly(false);
  expect(await follower.count()).toBe(writer.kinds().length);
  follower.editor.run(removeModels, { modelIds: [follower.idOf('Order')] });
  await follower.count();
  expect(follower.kinds()).toEqual([
    'removed common/models/order.js',
    'removed common/models/order.json',
    'new server/model-config.json',
  ]);
});

it('stores the files of a project of an earlier version, so that a removed one is still known later', async () => {
  const { editor, open, idOf } = setUp();
  await open();
  const { written } = setUp(editor);
  expect(written).toHaveLength(1);
  editor.run(removeModels, { modelIds: [idOf('Order')] });
  expect(setUp(editor, written.at(-1)).kinds()).toContain('removed common/models/order.json');
  // A follower leaves that to the tab that writes.
  editor.setReadOnly(true);
  expect(setUp(editor).written).toEqual([]);
});

it('counts the canvas only while it is kept in a file', async () => {
  const { editor, open, kinds, idOf } = setUp();
  await open();
  const move = () => editor.run(moveModels, { positions: { [idOf('Order')]: { x: 7, y: 8 } } });
  move();
  expect(kinds()).toEqual([]);
  editor.run(keepCanvasFile, { isKept: true });
  expect(kinds()).toEqual(['new designer.lbcanvas']);
  editor.undo();
  expect(kinds()).toEqual([]);
});

it('compares the canvas with the one that was opened', async () => {
  const { editor, open, kinds, idOf } = setUp();
  const canvas =
    '{"canvas":"loopback-model-designer","version":1}\n{"model":"Order","x":1,"y":2}\n{"model":"Customer","x":900,"y":2}\n';
  await open([...files, { path: 'designer.lbcanvas', text: canvas }]);
  expect(kinds()).toEqual([]);
  editor.run(moveModels, { positions: { [idOf('Order')]: { x: 7, y: 8 } } });
  expect(kinds()).toEqual(['changed designer.lbcanvas']);
  await open([{ path: 'common/models/added.json', text: '{"name": "Added"}' }]);
  expect(kinds()).toEqual(['changed designer.lbcanvas']);
  editor.undo();
  editor.undo();
  expect(kinds()).toEqual([]);
});
