import { describe, expect, it } from 'vitest';
import { createEditor } from '../../editor/index.ts';
import { openModelFiles, readFolder } from '../../exchange/index.ts';
import { type FakeFiles, fakeFolder } from '../../exchange/testing/fakeFolder.ts';
import {
  addModel,
  createProject,
  keepCanvasFile,
  moveModels,
  positionOf,
  removeModels,
  renameModel,
} from '../../model/index.ts';
import { importFiles } from '../opening/importFiles.ts';
import { createNotices } from '../shell/notices.ts';
import type { StoredFolder } from './folderTypes.ts';
import { createProjectFolder } from './projectFolder.ts';

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
  // Without this the browser counts as one without the API.
  Object.assign(globalThis, { showDirectoryPicker: async () => handle });
  const handle = fakeFolder('shop', files);
  const editor = createEditor({ project: createProject('empty') });
  const notices = createNotices();
  const folder = createProjectFolder({ editor, notices, download: async () => undefined });
  const opened = await openModelFiles(await readFolder(handle));
  editor.run(importFiles, { opened, as: 'replacement', onClash: 'useOpened' });
  await folder.connect(handle, opened);
  const review = async () => {
    await folder.compare();
    return folder.store.getState().review?.plan.files ?? [];
  };
  return { editor, folder, review, notices };
}

const idOf = (editor: ReturnType<typeof createEditor>, name: string): string =>
  editor.getState().project.models.find(({ definition }) => definition.name === name)?.id ?? '';

describe('a project’s folder', () => {
  it('is up to date until something is edited', async () => {
    const { review, notices, editor } = await openShop(shop());
    expect(editor.getState().project).toMatchObject({ name: 'shop' });
    expect(await review()).toEqual([]);
    expect(notices.store.getState().shown.at(-1)?.text).toContain('up to date');
  });

  it('receives only what changed; a rename moves the file and its script', async () => {
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

  it('receives new models and loses removed ones', async () => {
    const files = shop();
    const { editor, folder, review } = await openShop(files);
    editor.run(addModel, { id: 'new', name: 'Coupon', position: { x: 0, y: 0 } });
    editor.run(removeModels, { modelIds: [idOf(editor, 'Review')] });
    await folder.save(await review());
    expect(files.has('common/models/coupon.json')).toBe(true);
    expect(files.has('common/models/review.json')).toBe(false);
  });

  it('reports what changed on the disk, before and after saving', async () => {
    const files = shop();
    const { editor, folder, review } = await openShop(files);
    editor.run(addModel, { id: 'new', name: 'Coupon', position: { x: 0, y: 0 } });
    await folder.save(await review());
    files.set('common/models/coupon.json', '{"name": "Coupon", "base": "Model"}');
    expect(await review()).toMatchObject([{ path: 'common/models/coupon.json', outside: 'diskOnly' }]);
  });
});

describe('the canvas file', () => {
  const canvas = `# The canvas of LoopBack Model Designer. LoopBack does not read this file.
{"canvas":"loopback-model-designer","version":1}

# Order
{"model":"Order","x":700,"y":80}

# Review
{"model":"Review","x":-40,"y":500}
`;
  const place = (editor: ReturnType<typeof createEditor>, name: string) =>
    positionOf(editor.getState().project, idOf(editor, name));
  const move = (editor: ReturnType<typeof createEditor>, name: string) =>
    editor.run(moveModels, { positions: { [idOf(editor, name)]: { x: 5, y: 6 } } });

  it('is written on request alone: until then a moved box is no change', async () => {
    const files = shop();
    const { editor, folder, review } = await openShop(files);
    move(editor, 'Review');
    expect(await review()).toEqual([]);
    editor.run(keepCanvasFile, { isKept: true });
    const planned = await review();
    expect(planned).toMatchObject([{ kind: 'added', path: 'designer.lbcanvas', outside: 'none' }]);
    await folder.save(planned);
    expect(files.get('designer.lbcanvas')).toContain('{"model":"Review","x":5,"y":6}\n');
    expect(await review()).toEqual([]);
    editor.run(keepCanvasFile, { isKept: false });
    expect(await review()).toMatchObject([{ kind: 'removed', path: 'designer.lbcanvas' }]);
  });

  it.each([
    ['', canvas],
    [' with the line ends of Windows', canvas.replaceAll('\n', '\r\n')],
  ])('is read with the folder, and written again only when the canvas differs%s', async (_, text) => {
    const files = shop().set('designer.lbcanvas', text);
    const { editor, folder, review } = await openShop(files);
    expect(place(editor, 'Order')).toEqual({ x: 700, y: 80 });
    expect(place(editor, 'Review')).toEqual({ x: -40, y: 500 });
    expect(await review()).toEqual([]);
    move(editor, 'Review');
    const planned = await review();
    expect(planned).toMatchObject([{ kind: 'changed', path: 'designer.lbcanvas', outside: 'none' }]);
    await folder.save(planned);
    expect(files.get('designer.lbcanvas')).toBe(text.replace('"x":-40,"y":500', '"x":5,"y":6'));
    editor.undo();
    expect(await review()).toHaveLength(1);
  });

  it('loses what is gone, and is beside the models where no more than their folder was opened', async () => {
    const { review } = await openShop(
      new Map([
        ['order.json', '{"name": "Order"}'],
        ['designer.lbcanvas', canvas],
      ]),
    );
    const [planned, ...others] = (await review()).filter(({ path }) => path.endsWith('.lbcanvas'));
    expect(others).toEqual([]);
    expect(planned?.path).toBe('designer.lbcanvas');
    expect(planned?.after).toBe(canvas.slice(0, canvas.indexOf('\n# Review')));
  });

  it('is left alone where a later version wrote it', async () => {
    const later = '{"canvas":"loopback-model-designer","version":7}\n';
    const files = shop().set('designer.lbcanvas', later);
    const { editor, review } = await openShop(files);
    expect(editor.getState().project.models).toHaveLength(2);
    expect(await review()).toEqual([]);
    editor.run(keepCanvasFile, { isKept: true });
    expect(await review()).toMatchObject([{ path: 'designer.lbcanvas', kind: 'changed', outside: 'both' }]);
  });
});

describe('a folder of an earlier visit', () => {
  /** Opens the shop, stores its folder, and opens the same project again. */
  async function comeBack(answers: readonly PermissionState[]) {
    const files = shop();
    const asked: string[] = [];
    const left = [...answers];
    const handle = Object.assign(fakeFolder('shop', files), {
      async requestPermission({ mode }: { mode: string }) {
        asked.push(mode);
        return left.shift() ?? 'denied';
      },
    });
    Object.assign(globalThis, {
      showDirectoryPicker: async () => {
        throw new Error('The folder is known: the user need not pick one.');
      },
    });
    const editor = createEditor({ project: createProject('empty') });
    const notices = createNotices();
    let storedFolder: StoredFolder | null = null;
    const storeFolder = (folder: StoredFolder | null): void => {
      storedFolder = folder;
    };
    const services = { editor, notices, download: async () => undefined, storeFolder };
    const opened = await openModelFiles(await readFolder(handle));
    editor.run(importFiles, { opened, as: 'replacement', onClash: 'useOpened' });
    await createProjectFolder(services).connect(handle, opened);
    if (storedFolder === null) throw new Error('no folder was stored');
    const folder = createProjectFolder({ ...services, storedFolder });
    const review = async () => {
      await folder.compare();
      return folder.store.getState().review?.plan.files ?? [];
    };
    return { files, editor, notices, folder, review, asked, keptNow: () => storedFolder };
  }

  it('is known by name, and permission is asked once, when saving', async () => {
    const { editor, folder, review, asked, files, keptNow } = await comeBack(['granted', 'granted']);
    expect(folder.store.getState().name).toBe('shop');
    expect(asked).toEqual([]);
    editor.run(addModel, { id: 'new', name: 'Coupon', position: { x: 0, y: 0 } });
    const planned = await review();
    expect(planned.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'added common/models/coupon.json',
      'changed server/model-config.json',
    ]);
    await folder.save(planned);
    expect(files.has('common/models/coupon.json')).toBe(true);
    expect(keptNow()?.known.has('common/models/coupon.json')).toBe(true);
    expect(await review()).toEqual([]);
    expect(asked).toEqual(['readwrite', 'readwrite']);
  });

  it('reports what changed on the disk while the page was closed', async () => {
    const { files, review } = await comeBack(['granted']);
    files.set('common/models/order.json', '{"name": "Order", "base": "Model"}');
    expect(await review()).toMatchObject([{ path: 'common/models/order.json', outside: 'diskOnly' }]);
  });

  it('stays connected if the browser refuses, and permission is asked again', async () => {
    const { editor, review, notices, folder } = await comeBack(['denied', 'granted']);
    editor.run(addModel, { id: 'new', name: 'Coupon', position: { x: 0, y: 0 } });
    expect(await review()).toEqual([]);
    expect(notices.store.getState().shown.at(-1)?.text).toContain('not allowed to read and write shop');
    expect(folder.store.getState().name).toBe('shop');
    expect(await review()).toHaveLength(2);
  });
});

it('downloads a zip if the browser can’t write to folders, and says what does', async () => {
  Reflect.deleteProperty(globalThis, 'showDirectoryPicker');
  const notices = createNotices();
  let downloads = 0;
  const download = async (): Promise<void> => {
    downloads += 1;
  };
  const folder = createProjectFolder({
    editor: createEditor({ project: createProject('shop') }),
    notices,
    download,
  });
  await folder.compare();
  expect(downloads).toBe(1);
  expect(folder.store.getState()).toEqual({ name: null, review: null });
  const [notice] = notices.store.getState().shown;
  expect(notice?.text).toContain('here is a zip instead');
  expect(notice?.text).toContain('npx loopback-model-designer open');
});
