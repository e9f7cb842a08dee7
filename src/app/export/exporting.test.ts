import { strFromU8, unzipSync } from 'fflate';
import { afterEach, expect, it, vi } from 'vitest';
import { createEditor } from '../../editor/index.ts';
import { LoadError } from '../../lib/loadPart.ts';
import { createProject, type Project } from '../../model/index.ts';
import { projectOf } from '../../model/testing/projects.ts';
import { createNotices } from '../shell/notices.ts';
import { stubPage } from '../testing/stubPage.ts';
import { createExporting, loadFileExports } from './exporting.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const shop = (): Project => ({
  ...projectOf(
    { name: 'Customer', relations: { orders: { type: 'hasMany', model: 'Order' } } },
    { name: 'Order', properties: { amount: { type: 'number' } } },
  ),
  name: 'My Shop',
});

type Parts = () => Promise<Readonly<Record<string, unknown>> | null>;

function stage(project = shop(), parts?: Parts, loadFiles = loadFileExports) {
  stubPage();
  const blobs = new Map<string, Blob>();
  const downloads: { readonly name: string; readonly blob: Blob | undefined }[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const address = `blob:${blobs.size}`;
    blobs.set(address, blob as Blob);
    return address;
  });
  Object.assign(document, {
    body: { append: () => {} },
    createElement: () => ({
      href: '',
      download: '',
      remove: () => {},
      click() {
        downloads.push({ name: this.download, blob: blobs.get(this.href) });
      },
    }),
  });
  vi.stubGlobal('location', { href: 'https://designer.test/#old' });
  const notices = createNotices();
  const editor = createEditor({ project });
  return {
    exporting: createExporting({ editor, notices, loadFiles, ...(parts === undefined ? {} : { parts }) }),
    names: () => downloads.map(({ name }) => name),
    text: async () => (await downloads.at(-1)?.blob?.text()) ?? '',
    zip: async () => {
      const files = unzipSync(new Uint8Array((await downloads.at(-1)?.blob?.arrayBuffer()) ?? []));
      return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
    },
    told: () => notices.store.getState().shown,
  };
}

it('downloads one model as its file, and nothing for one that is gone', async () => {
  const { exporting, names, text } = stage();
  await exporting.downloadModel('Order');
  await exporting.downloadModel('Gone');
  expect(names()).toEqual(['order.json']);
  expect(JSON.parse(await text())).toMatchObject({
    name: 'Order',
    properties: { amount: { type: 'number' } },
  });
});

it('downloads all files as a zip, and the same without the code that compresses for a page that failed', async () => {
  const { exporting, names, told, zip } = stage();
  await exporting.downloadProject();
  const files = await zip();
  expect(Object.keys(files)).toContain('common/models/order.json');
  expect(told().map(({ text }) => text)).toEqual([`${Object.keys(files).length} files in my-shop.zip`]);
  await exporting.rescueProject();
  expect(await zip()).toEqual(files);
  expect(names()).toEqual(['my-shop.zip', 'my-shop.zip']);
});

it('hands out the whole project where the code that prints files can’t be loaded', async () => {
  let isOffline = true;
  const { exporting, names, text, told } = stage(shop(), undefined, () =>
    isOffline ? Promise.reject(new LoadError()) : loadFileExports(),
  );
  await exporting.rescueProject();
  expect(names()).toEqual(['my-shop.lbdesign.json']);
  expect(await text()).toContain('Customer');
  await exporting.downloadModel('Order');
  expect(told().map((notice) => notice.text)).toEqual([
    'The code that writes the files could not be loaded.',
  ]);
  isOffline = false;
  told()[0]?.action?.run();
  await vi.waitFor(() => expect(names()).toEqual(['my-shop.lbdesign.json', 'order.json']));
});

it('warns of files in the zip that may hold passwords', async () => {
  const project = shop();
  const text = '{"db": {"connector": "mysql", "password": "secret"}}';
  const path = 'server/datasources.json';
  const dataSources = { path, connectors: {}, unreadPaths: [], files: [{ path, text }] };
  const application = { packages: [], unread: [], dataSources };
  const { exporting, told } = stage({ ...project, application });
  await exporting.downloadProject();
  expect(told()[0]?.text).toContain('among them server/datasources.json, which may hold passwords');
});

it('downloads the project as one file, with what is stored beside it', async () => {
  const { exporting, names, text, told } = stage(shop(), async () => ({ snippets: { code: 'find()' } }));
  await exporting.downloadProjectFile();
  expect(names()).toEqual(['my-shop.lbdesign.json']);
  expect(await text()).toContain('find()');
  expect(told()[0]?.text).toBe('Saved the whole project as my-shop.lbdesign.json. Use Open to load it.');
});

it('does not wait for a storage that does not answer, and says what is missing', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { exporting, names, told } = stage(shop(), () => new Promise(() => {}));
  const done = exporting.downloadProjectFile();
  await vi.advanceTimersByTimeAsync(2000);
  await done;
  expect(names()).toHaveLength(1);
  expect(told()[0]?.text).toContain('snippets could not be read and are not in it');
});

it('writes the diagram and the documentation', async () => {
  const { exporting, names, text } = stage();
  await exporting.exportTarget('mermaid');
  expect(await text()).toMatch(/Customer.*Order/s);
  await exporting.exportTarget('markdown');
  expect(await text()).toContain('customerId');
  expect(names()).toEqual(['my-shop.mmd', 'my-shop.md']);
});

it('creates a link that holds the project, and closes it', async () => {
  const { exporting } = stage();
  await exporting.share();
  const { link } = exporting.shared.getState();
  expect(link?.address).toMatch(/^https:\/\/designer\.test\/#[^#]+$/);
  expect(link).toMatchObject({ isLong: false, scripts: 0 });
  exporting.closeLink();
  expect(exporting.shared.getState().link).toBeNull();
});

it('says how many scripts a link leaves out', async () => {
  const project = shop();
  const script = 'module.exports = () => {};';
  const models = project.models.map((model) => ({ ...model, script }));
  const { exporting } = stage({ ...project, models });
  await exporting.share();
  expect(exporting.shared.getState().link?.scripts).toBe(2);
});

it('names files after a project that has no name of its own', async () => {
  const { exporting, names } = stage(createProject(''));
  await exporting.rescueProject();
  expect(names()[0]).toMatch(/^[a-z-]+\.zip$/);
});
