import { afterEach, describe, expect, it, vi } from 'vitest';
import { partOfSelection } from '../../canvas/toDrawing.ts';
import { createEditor, type Selection } from '../../editor/index.ts';
import { failWith, succeed } from '../../lib/result.ts';
import { manyOf, oneOf, projectOf } from '../../model/testing/projects.ts';
import { createNotices } from '../shell/notices.ts';
import { copyImage } from './copyImage.ts';
import { picturesOf } from './pictureExports.ts';

afterEach(() => vi.unstubAllGlobals());

const shop = projectOf(
  { name: 'Customer', relations: { orders: manyOf('Order') } },
  { name: 'Order', relations: { customer: oneOf('belongsTo', 'Customer') } },
  { name: 'Review' },
);
const area = {
  id: 'a',
  name: 'Area',
  colour: 'blue',
  position: { x: -50, y: -50 },
  size: { width: 9000, height: 9000 },
} as const;
const none: Selection = { models: [], areas: [], notes: [], relation: null, property: null };

describe('the part of a picture', () => {
  it('is the selected models, the two sides of a relation, and an area with what it holds', () => {
    expect(partOfSelection(shop, none)).toBeNull();
    expect(partOfSelection(shop, { ...none, models: ['Review'] })?.models).toEqual(['Review']);
    const relation = { modelId: 'Customer', name: 'orders' };
    expect(partOfSelection(shop, { ...none, relation })?.models).toEqual(['Customer', 'Order']);
    const withArea = { ...shop, areas: [area] };
    expect(partOfSelection(withArea, { ...none, areas: ['a'] })).toMatchObject({
      models: ['Customer', 'Order', 'Review'],
      areas: ['a'],
    });
  });
});

describe('the options of pictures', () => {
  const stage = (stored: unknown) => {
    const written: unknown[] = [];
    const settings = {
      read: async () => (stored instanceof Error ? failWith({ code: 'broken' }) : succeed(stored)),
      write: async (_: unknown, value: unknown) => {
        written.push(value);
        return succeed(undefined);
      },
    };
    const services = {
      editor: createEditor({ project: shop }),
      notices: createNotices(),
      nameWith: String,
      settings,
    };
    return { pictures: picturesOf(services as never), written, services };
  };

  it('are those of the last time, or of the page where none can be read', async () => {
    const { pictures } = stage({ colours: 'dark', isTransparent: true });
    await pictures.loadOptions();
    expect(pictures.options.getState()).toEqual({ colours: 'dark', isTransparent: true });
    for (const unread of [undefined, new Error('broken')]) {
      const other = stage(unread).pictures;
      await other.loadOptions();
      expect(other.options.getState()).toEqual({ colours: 'page', isTransparent: false });
    }
  });

  it('are stored when they change, and not replaced by what is read later', async () => {
    const { pictures, written, services } = stage({ colours: 'dark', isTransparent: true });
    const loading = pictures.loadOptions();
    pictures.setOptions({ colours: 'light' });
    await loading;
    expect(pictures.options.getState()).toEqual({ colours: 'light', isTransparent: false });
    expect(written).toEqual([{ colours: 'light', isTransparent: false }]);
    expect(picturesOf(services as never)).toBe(pictures);
  });
});

describe('copying an image', () => {
  const png = new Blob(['png'], { type: 'image/png' });
  const withClipboard = (write: (items: readonly { readonly image: Promise<Blob> }[]) => Promise<void>) => {
    vi.stubGlobal('navigator', { clipboard: { write } });
    vi.stubGlobal(
      'ClipboardItem',
      class {
        readonly image: Promise<Blob>;
        constructor(types: Record<string, Promise<Blob>>) {
          this.image = types['image/png'] ?? Promise.reject(new Error('no PNG'));
        }
      },
    );
  };

  it('gives the clipboard the image before it is painted', async () => {
    const order: string[] = [];
    withClipboard(async ([item]) => {
      order.push('write');
      expect(await item?.image).toBe(png);
    });
    const paint = async () => {
      await Promise.resolve();
      order.push('painted');
      return png;
    };
    expect(await copyImage(paint)).toBe('copied');
    expect(order).toEqual(['write', 'painted']);
  });

  it('says why it can’t: no clipboard, not allowed, too large', async () => {
    vi.stubGlobal('navigator', {});
    expect(await copyImage(async () => png)).toBe('unsupported');
    withClipboard(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
    expect(await copyImage(async () => png)).toBe('refused');
    withClipboard(async ([item]) => void (await item?.image));
    expect(await copyImage(async () => null)).toBe('tooLarge');
  });

  it('fails with the reason of the painting, as when it is cancelled', async () => {
    withClipboard(async ([item]) => void (await item?.image));
    const reason = new DOMException('Cancelled', 'AbortError');
    await expect(copyImage(() => Promise.reject(reason))).rejects.toBe(reason);
  });
});
