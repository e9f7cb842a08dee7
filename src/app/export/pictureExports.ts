/** The pictures of the canvas, loaded with the first of them to keep the first page small. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { partOfSelection } from '../../canvas/toDrawing.ts';
import type { Editor } from '../../editor/index.ts';
import { downloadBlob } from '../../exchange/index.ts';
import { type PictureOptions, pictureOptions, type Settings } from '../../storage/index.ts';
import type { Notices } from '../shell/notices.ts';
import { withCancel } from '../shell/withCancel.ts';
import { type CopyOutcome, copyImage } from './copyImage.ts';
import { type PictureRequest, toPictureFile } from './pictures.ts';
import { printPicture } from './printPicture.ts';

/** Whether a picture shows the whole canvas or the selection. */
export type PictureContent = 'all' | 'selection';

/** Exports pictures of the canvas. A picture of the selection shows everything where nothing is selected. */
export interface PictureExports {
  /** What pictures look like; remembered. */
  readonly options: StoreApi<PictureOptions>;
  /** Reads the remembered options, once. */
  loadOptions(): Promise<void>;
  setOptions(options: Partial<PictureOptions>): void;
  download(kind: 'svg' | 'png', content?: PictureContent): Promise<void>;
  /** Copies a PNG to the clipboard. */
  copy(content?: PictureContent): Promise<void>;
  print(content?: PictureContent): Promise<void>;
}

export interface PictureServices {
  readonly editor: Pick<Editor, 'getState'>;
  readonly notices: Notices;
  readonly nameWith: (ending: string) => string;
  readonly settings?: Pick<Settings, 'read' | 'write'> | undefined;
}

const cancelled = 'The export was cancelled.';

const known = new WeakMap<PictureServices, PictureExports>();

/** Returns the pictures of an open project: the same object for the same services. */
export function picturesOf(services: PictureServices): PictureExports {
  const pictures = known.get(services) ?? createPictureExports(services);
  known.set(services, pictures);
  return pictures;
}

function createPictureExports(services: PictureServices): PictureExports {
  const { editor, notices, nameWith } = services;
  const { store: options, load: loadOptions, set: setOptions } = rememberOptions(services.settings);
  const request = async (content: PictureContent): Promise<PictureRequest> => {
    const { project, selection } = editor.getState();
    await loadOptions();
    const part = content === 'all' ? null : partOfSelection(project, selection);
    return { project, part, options: options.getState() };
  };
  const work = async (doing: string, run: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    await withCancel(notices, { doing, cancelled }, run);
  };
  const download = (kind: 'svg' | 'png', content: PictureContent = 'all'): Promise<void> =>
    work('Drawing the picture', async (signal) => {
      const file = await toPictureFile(kind, await request(content), signal);
      if (file !== null) downloadBlob(nameWith(`.${kind}`), file);
      else
        notices.show({
          tone: 'error',
          text: 'The image is too large for PNG. Export SVG instead.',
          action: { label: 'Export SVG', run: () => void download('svg', content) },
        });
    });
  return {
    options,
    loadOptions,
    setOptions,
    download,
    copy: (content = 'all') =>
      work('Drawing the image', async (signal) => {
        const outcome = await copyImage(async () => toPictureFile('png', await request(content), signal));
        notices.show(
          outcome === 'copied'
            ? { tone: 'info', text: 'The picture is on the clipboard: paste it where you need it.' }
            : {
                tone: 'error',
                text: copyFailures[outcome],
                action:
                  outcome === 'tooLarge'
                    ? { label: 'Export SVG', run: () => void download('svg', content) }
                    : { label: 'Export PNG', run: () => void download('png', content) },
              },
        );
      }),
    print: (content = 'all') =>
      work('Drawing the page to print', async (signal) => printPicture(await request(content), signal)),
  };
}

const copyFailures: Readonly<Record<Exclude<CopyOutcome, 'copied'>, string>> = {
  unsupported: 'This browser can’t copy images from this page. Export the picture as PNG instead.',
  refused: 'The browser did not let the page copy the image. Export the picture as PNG instead.',
  tooLarge: 'The image is too large to copy. Export the picture as SVG instead.',
};

/** Holds the options, and stores them when they change. */
function rememberOptions(settings: PictureServices['settings']) {
  const store = createStore<PictureOptions>()(() => ({ colours: 'page', isTransparent: false }));
  let loading: Promise<void> | undefined;
  let isChosen = false;
  const read = async (): Promise<void> => {
    const found = await settings?.read(pictureOptions);
    // What the user chose in the meantime counts.
    if (found?.ok && found.value !== undefined && !isChosen) store.setState(found.value);
  };
  return {
    store,
    load: () => (loading ??= read()),
    set: (changes: Partial<PictureOptions>): void => {
      isChosen = true;
      store.setState(changes);
      // If it is lost, the next picture looks like the page.
      void settings?.write(pictureOptions, store.getState());
    },
  };
}
