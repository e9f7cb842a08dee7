import { createStore } from 'zustand/vanilla';
import type { Editor } from '../../editor/index.ts';
import { downloadText } from '../../exchange/index.ts';
import { LoadError, loadPart } from '../../lib/loadPart.ts';
import type { ModelId } from '../../model/index.ts';
import type { Settings } from '../../storage/index.ts';
import { printProjectFile, projectFileEnding, type TargetId, toFileName } from '../../targets/index.ts';
import type { ServedFolderStore, StoredFolder } from '../folder/folderTypes.ts';
import { createProjectFolder, type ProjectFolder } from '../folder/projectFolder.ts';
import type { Notices } from '../shell/notices.ts';
import { orTryAgain } from '../start/orTryAgain.ts';
import type { SharedLink, SharedLinkStore } from './lateExports.ts';
import type { PictureExports, PictureServices } from './pictureExports.ts';

/** Exports the project. */
export interface Exporting {
  /** The folder on the disk that the project was opened from. */
  readonly folder: ProjectFolder;
  /** The shown link, or null. */
  readonly shared: SharedLinkStore;
  downloadModel(modelId: ModelId): Promise<void>;
  /** All files as a zip. */
  downloadProject(): Promise<void>;
  /** All files as a zip, for a page that failed. If the code that prints them can't be loaded, the project as one file. */
  rescueProject(): Promise<void>;
  /** The project as one file that can be opened again. */
  downloadProjectFile(): Promise<void>;
  /** Makes a target with its usual options, and downloads it. */
  exportTarget(id: TargetId): Promise<void>;
  /** What pictures are drawn from. */
  readonly pictureServices: PictureServices;
  /** Loads the code for pictures, and uses it. */
  withPictures(use: (pictures: PictureExports) => Promise<void>): Promise<void>;
  /** Creates a link that holds the project, and shows it. */
  share(): Promise<void>;
  closeLink(): void;
}

/** Loads the code that prints files. */
export const loadFileExports = () => loadPart(() => import('./fileExports.ts'));
const loadExports = () => loadPart(() => import('./lateExports.ts'));
const loadPictures = () => loadPart(() => import('./pictureExports.ts'));

interface ExportingServices {
  readonly editor: Editor;
  readonly notices: Notices;
  /** Where the options of pictures are remembered. */
  readonly settings?: Pick<Settings, 'read' | 'write'>;
  /** The folder connected at an earlier visit. */
  readonly storedFolder?: StoredFolder | undefined;
  readonly storeFolder?: (folder: StoredFolder | null) => void;
  readonly served?: ServedFolderStore;
  /** The parts stored beside the project; null if they can't be read. */
  readonly parts?: () => Promise<Readonly<Record<string, unknown>> | null>;
  /** Loads the code that prints files. */
  readonly loadFiles?: typeof loadFileExports;
}

export function createExporting({
  editor,
  notices,
  settings,
  parts = async () => ({}),
  loadFiles = loadFileExports,
  ...memory
}: ExportingServices): Exporting {
  const shared = createStore<{ readonly link: SharedLink | null }>()(() => ({ link: null }));
  const projectNow = () => editor.getState().project;
  const nameWith = (ending: string): string => `${toFileName(projectNow().name)}${ending}`;
  const pictureServices = { editor, notices, nameWith, settings };
  const form = { notices, projectNow, nameWith };
  const withFiles = (use: (exports: typeof import('./fileExports.ts')) => void | Promise<void>) =>
    orTryAgain(notices, 'The code that writes the files', async () => use(await loadFiles()));
  const downloadProject = () => withFiles((exports) => exports.downloadProject(form));
  const downloadProjectFile = async (): Promise<void> => {
    const found = await Promise.race([parts(), nullAfterTimeout()]);
    downloadText(nameWith(projectFileEnding), printProjectFile(projectNow(), found ?? {}));
    const snippets = found === null ? ' The playground’s snippets could not be read and are not in it.' : '';
    notices.show({
      tone: 'info',
      text: `Saved the whole project as ${nameWith(projectFileEnding)}. Use Open to load it.${snippets}`,
    });
  };
  return {
    folder: createProjectFolder({ editor, notices, download: downloadProject, ...memory }),
    shared,
    downloadProject,
    async rescueProject() {
      try {
        (await loadFiles()).downloadStored(form);
      } catch (error) {
        if (!(error instanceof LoadError)) throw error;
        downloadText(nameWith(projectFileEnding), printProjectFile(projectNow(), {}));
      }
    },
    downloadModel: (modelId) => withFiles((exports) => exports.downloadModel(form, modelId)),
    downloadProjectFile,
    exportTarget: (id) =>
      orTryAgain(notices, 'The code for this format', async () =>
        (await loadExports()).downloadTarget(form, id),
      ),
    pictureServices,
    withPictures: (use) =>
      orTryAgain(notices, 'The code that draws the picture', async () =>
        use((await loadPictures()).picturesOf(pictureServices)),
      ),
    share: () =>
      orTryAgain(notices, 'The code that creates the link', async () =>
        (await loadExports()).shareProject(form, shared, downloadProjectFile),
      ),
    closeLink: () => shared.setState({ link: null }),
  };
}

/** Storage that does not answer must not hold the download back. */
function nullAfterTimeout(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), 2_000));
}
