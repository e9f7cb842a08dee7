import { createStore } from 'zustand/vanilla';
import type { Editor } from '../../editor/index.ts';
import { downloadStoredZip, downloadText, downloadZip } from '../../exchange/index.ts';
import { countOf } from '../../lib/countOf.ts';
import { loadPart } from '../../lib/loadPart.ts';
import { type ModelId, printModelFile } from '../../model/index.ts';
import type { Settings } from '../../storage/index.ts';
import {
  applicationFiles,
  printProjectFile,
  projectFileEnding,
  type TargetId,
  toFileName,
} from '../../targets/index.ts';
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
  downloadModel(modelId: ModelId): void;
  /** All files as a zip. */
  downloadProject(): Promise<void>;
  /** All files as a zip without loading anything, for a page that failed. */
  rescueProject(): void;
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
}

export function createExporting({
  editor,
  notices,
  settings,
  parts = async () => ({}),
  ...memory
}: ExportingServices): Exporting {
  const shared = createStore<{ readonly link: SharedLink | null }>()(() => ({ link: null }));
  const projectNow = () => editor.getState().project;
  const nameWith = (ending: string): string => `${toFileName(projectNow().name)}${ending}`;
  const pictureServices = { editor, notices, nameWith, settings };
  const form = { notices, projectNow, nameWith };
  const downloadProject = async (): Promise<void> => {
    const { files, secretPaths } = applicationFiles(projectNow());
    await downloadZip(nameWith('.zip'), files);
    const warning =
      secretPaths.length === 0
        ? ''
        : `, among them ${secretPaths.join(', ')}, which may hold passwords: look at it before you pass the zip on`;
    notices.show({
      tone: 'info',
      text: `${countOf(files.length, 'file')} in ${nameWith('.zip')}${warning}`,
    });
  };
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
    rescueProject: () => downloadStoredZip(nameWith('.zip'), applicationFiles(projectNow()).files),
    downloadModel(modelId) {
      const entry = projectNow().models.find((model) => model.id === modelId);
      if (entry === undefined) return;
      downloadText(fileNameIn(entry.path), printModelFile(entry));
    },
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

function fileNameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
