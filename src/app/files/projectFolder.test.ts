import { describe, expect, it } from 'vitest';
import { createEditor } from '../../editor/index.ts';
import { openModelFiles, readFolder } from '../../exchange/index.ts';
import { type FakeFiles, fakeFolder } from '../../exchange/testing/fakeFolder.ts';
import { addModel, createProject, removeModels, renameModel } from '../../model/index.ts';
import { createNotices } from '../notices.ts';
import { createProjectFolder } from './projectFolder.ts';
import { takeFiles } from './takeFiles.ts';

const shop = (): FakeFiles =>
  new Map([
    ['common/models/order.json', '{\n    "name": "Order",\n    "properties": {}\n}\n'],
    ['common/models/order.js', 'module.exports = function() {};\n'],
    ['common/models/review.json', '{"name": "Review"}'],
    [
      'server/model-config.json',
      '{"_meta": {"sources": ["../common/models"]}, "Order": {"dataSource": "db"}}',
    ],
    ['package.json', '{"name": "shop"}'],
  ]);

async function openShop(files: FakeFiles) {
  // Otherwise the browser counts as one without the API.
  Object.assign(globalThis, { showDirectoryPicker: async () => handle });
  const handle = fakeFolder('shop', files);
  const editor = createEditor({ project: createProject('empty') });
  const notices = createNotices();
  const folder = createProjectFolder({ editor, notices, download: async () => undefined });
  const opened = await openModelFiles(await readFolder(handle));
  editor.run(takeFiles, { opened, as: 'replacement', onClash: 'takeOpened' });
  folder.connect(handle, opened);
  const review = async () => {
    await folder.compare();
    return folder.store.getState().review?.plan.files ?? [];
  };
  return { editor, folder, review, notices };
}

const idOf = (editor: ReturnType<typeof createEditor>, name: string): string =>
  editor.getState().project.models.find(({ definition }) => definition.name === name)?.id ?? '';

describe('a project’s folder', () => {
  it('is up to date as long as nothing is edited', async () => {
    const { review, notices, editor } = await openShop(shop());
    expect(editor.getState().project).toMatchObject({ name: 'shop' });
    expect(await review()).toEqual([]);
    expect(notices.store.getState().shown.at(-1)?.text).toContain('up to date');
  });

  it('gets only what changed; a rename moves the file and its script', async () => {
    const files = shop();
    const { editor, folder, review } = await openShop(files);
    editor.run(renameModel, { modelId: idOf(editor, 'Order'), name: 'Purchase' });
    const planned = await review();
    expect(planned.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'removed common/models/order.js',
      'removed common/models/order.json',
      'added common/models/purchase.js',
      'added common/models/purchase.json',
      'changed server/model-config.json',
    ]);
    await folder.save(planned);
    expect([...files.keys()].sort()).toEqual([
      'common/models/purchase.js',
      'common/models/purchase.json',
      'common/models/review.json',
      'package.json',
      'server/model-config.json',
    ]);
    expect(files.get('common/models/purchase.json')).toBe(
      '{\n    "name": "Purchase",\n    "properties": {}\n}\n',
    );
    expect(files.get('common/models/purchase.js')).toBe('module.exports = function() {};\n');
    expect(await review()).toEqual([]);
  });

  it('gets new models and loses removed ones', async () => {
    const files = shop();
    const { editor, folder, review } = await openShop(files);
    editor.run(addModel, { id: 'new', name: 'Coupon', position: { x: 0, y: 0 } });
    editor.run(removeModels, { modelIds: [idOf(editor, 'Review')] });
    await folder.save(await review());
    expect(files.has('common/models/coupon.json')).toBe(true);
    expect(files.has('common/models/review.json')).toBe(false);
  });

  it('tells what changed on the disk, before and after saving', async () => {
    const files = shop();
    const { editor, folder, review } = await openShop(files);
    editor.run(addModel, { id: 'new', name: 'Coupon', position: { x: 0, y: 0 } });
    await folder.save(await review());
    files.set('common/models/coupon.json', '{"name": "Coupon", "base": "Model"}');
    expect(await review()).toMatchObject([{ path: 'common/models/coupon.json', outside: 'diskOnly' }]);
  });
});
