import type { StoreApi } from 'zustand/vanilla';
import {
  askToWrite,
  canPickFolders,
  type FolderLayout,
  folderLayout,
  type Place,
  type PlannedFile,
  pickFolder,
  planSave,
  readText,
  type SavedFile,
  type ServedFolder,
  saveFiles,
} from '../../exchange/index.ts';
import { countOf } from '../../lib/countOf.ts';
import { canvasFilePath, type Project, verbatimFiles } from '../../model/index.ts';
import type { OpenedFiles, TextFile } from '../../sources/index.ts';
import { projectFiles, scriptPath } from '../../targets/index.ts';
import type { FolderServices, FolderState, StoredFolder } from './folderTypes.ts';

interface Connection {
  readonly folder: FileSystemDirectoryHandle;
  readonly layout: FolderLayout;
  readonly places: readonly Place[];
  /** The files as last seen on disk, by their path in the folder. */
  readonly known: Map<string, string>;
}

/** The work of a `ProjectFolder`; it may throw a `LoadError`. */
export interface FolderConnection {
  /** @param project the project of the opened files */
  connect(folder: FileSystemDirectoryHandle, opened: OpenedFiles, project: Project): void;
  compare(): Promise<void>;
  save(files: readonly PlannedFile[]): Promise<void>;
  /** Whether the project is connected to the folder that the page is served with. */
  isServed(): boolean;
  /**
   * Returns the files on disk that differ from those last seen there.
   *
   * @throws (rejects) a DOMException if one can’t be read
   */
  findOutdated(): Promise<readonly string[]>;
  /** Counts opened files as seen on disk, and leaves what is known of the others. */
  refresh(opened: OpenedFiles, project: Project): void;
}

export function createFolderConnection(
  services: FolderServices,
  store: StoreApi<FolderState>,
): FolderConnection {
  const { editor, notices, download, storedFolder, served, storeFolder = () => undefined } = services;
  const servedFolder = (): ServedFolder | null => served?.getState().folder ?? null;
  let connection = storedFolder === undefined ? null : fromStoredFolder(storedFolder);
  // The browser’s permission ends with the page.
  let isAllowed = storedFolder === undefined;

  function connectTo(next: Connection): void {
    connection = next;
    isAllowed = true;
    store.setState({ name: next.folder.name });
    storeFolder(toStoredFolder(next, servedFolder()));
  }

  /** What was stored of a served folder cannot be read without the program that serves it. */
  function findServed(): void {
    if (connection === null || !isMark(connection.folder)) return;
    const folder = servedFolder();
    const isSame = folder !== null && connection.folder.servedId === folder.id;
    connection = isSame ? { ...connection, folder: folder.handle } : null;
    isAllowed = isSame;
  }

  async function review(
    { folder, layout, known }: Connection,
    failed: readonly SavedFile[] = [],
  ): Promise<boolean> {
    const { project } = editor.getState();
    const read = (path: string): Promise<string | null> => readText(folder, path);
    const files = [...projectFiles(project), ...(await missingFiles(project, layout, read))];
    const plan = await planSave({ files, layout, known, read });
    const isShown = plan.files.length > 0 || failed.length > 0;
    store.setState({
      review: isShown ? { folderName: folder.name, plan, isSaving: false, failed } : null,
    });
    return isShown;
  }

  const compare = async (): Promise<void> => {
    findServed();
    if (servedFolder() === null && !canPickFolders()) {
      notices.show({
        tone: 'info',
        text: 'This browser can’t write to folders: here is a zip instead. To save to the folder itself, run “npx loopback-model-designer open” there.',
      });
      await download();
      return;
    }
    try {
      if (connection !== null && !isAllowed) isAllowed = await mayWrite(connection.folder);
      if (connection !== null && !isAllowed) {
        notices.show({
          tone: 'error',
          text: `The browser was not allowed to read and write ${connection.folder.name}. Save again to be asked again.`,
        });
        return;
      }
      const connected = connection ?? (await pickAndConnect(editor.getState().project, servedFolder()));
      if (connected === null) return;
      if (connected !== connection) connectTo(connected);
      if (!(await review(connected)))
        notices.show({ tone: 'info', text: `${connected.folder.name} is up to date: no file differs.` });
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      if (servedFolder() !== null) {
        notices.show({ tone: 'error', text: `The folder can’t be read. ${error.message}` });
        return;
      }
      connection = null;
      storeFolder(null);
      store.setState({ name: null, review: null });
      notices.show({
        tone: 'error',
        text: `The folder can’t be read: ${error.message} Choose it again, or export a zip.`,
      });
    }
  };

  const save = async (files: readonly PlannedFile[]): Promise<void> => {
    const open = store.getState().review;
    if (connection === null || open === null) return;
    const { folder, known } = connection;
    if (!(await mayWrite(folder))) {
      notices.show({ tone: 'error', text: 'Nothing was saved: the browser was not allowed to write.' });
      return;
    }
    store.setState({ review: { ...open, isSaving: true, failed: [] } });
    const saved = await saveFiles(folder, files);
    const failed = saved.filter(({ failure }) => failure !== null);
    const failedPaths = new Set(failed.map(({ path }) => path));
    for (const { path, after } of files) {
      if (failedPaths.has(path)) continue;
      if (after === null) known.delete(path);
      else known.set(path, after);
    }
    storeFolder(toStoredFolder(connection, servedFolder()));
    if (failed.length > 0) await review(connection, failed);
    else store.setState({ review: null });
    const done = saved.length - failed.length;
    if (done > 0) notices.show({ tone: 'info', text: `Saved ${countOf(done, 'file')} to ${folder.name}.` });
  };

  return {
    connect: (folder, opened, project) => connectTo({ folder, ...knownFiles(folder.name, opened, project) }),
    compare,
    save,
    isServed() {
      findServed();
      return connection !== null && connection.folder === servedFolder()?.handle;
    },
    async findOutdated() {
      const outdated: string[] = [];
      for (const [path, text] of connection?.known ?? [])
        if (connection !== null && (await readText(connection.folder, path)) !== text) outdated.push(path);
      return outdated;
    },
    refresh(opened, project) {
      if (connection === null) return;
      const { known, places } = knownFiles(connection.folder.name, opened, project);
      const all = new Map([...connection.places, ...places].map((place) => [place.folderPath, place]));
      connectTo({
        folder: connection.folder,
        places: [...all.values()],
        layout: layoutWithScripts([...all.values()]),
        known: new Map([...connection.known, ...known]),
      });
    },
  };
}

/**
 * Returns the unreadable files that the folder lacks; where it has them they are
 * left alone. Never datasources.json, because the review shows what it writes.
 */
async function missingFiles(
  project: Project,
  layout: FolderLayout,
  read: (path: string) => Promise<string | null>,
): Promise<readonly TextFile[]> {
  const missing: TextFile[] = [];
  for (const file of verbatimFiles(project).unread) {
    const path = layout(file.path);
    if (path !== null && (await read(path)) === null) missing.push(file);
  }
  return missing;
}

/** What is stored instead of a served folder, which ends with its program. */
type ServedMark = FileSystemDirectoryHandle & { readonly servedId: string };

const isMark = (folder: FileSystemDirectoryHandle): folder is ServedMark => 'servedId' in folder;

/** Returns the part that can be stored: a layout is a function. */
function toStoredFolder({ folder, places, known }: Connection, served: ServedFolder | null): StoredFolder {
  if (served?.handle !== folder) return { folder, places, known };
  const mark = { kind: 'directory', name: folder.name, servedId: served.id } as unknown as ServedMark;
  return { folder: mark, places, known };
}

const fromStoredFolder = ({ folder, places, known }: StoredFolder): Connection => ({
  folder,
  places,
  layout: layoutWithScripts(places),
  known: new Map(known),
});

/** A browser that refuses to ask counts as a refusal. */
async function mayWrite(folder: FileSystemDirectoryHandle): Promise<boolean> {
  try {
    return await askToWrite(folder);
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/** Picks a folder for a project without one; the opened files count as seen on disk. */
async function pickAndConnect(project: Project, served: ServedFolder | null): Promise<Connection | null> {
  const folder = served?.handle ?? (await pickFolder('readwrite'));
  if (folder === null) return null;
  const known = new Map<string, string>();
  for (const { path, source } of [...project.models, ...(project.modelConfig ? [project.modelConfig] : [])]) {
    if (source !== null && (await readText(folder, path)) !== null) known.set(path, source.text);
  }
  for (const { path, script } of project.models) {
    const beside = scriptPath({ path });
    if (script !== undefined && (await readText(folder, beside)) !== null) known.set(beside, script);
  }
  return { folder, layout: layoutWithScripts([]), places: [], known };
}

function knownFiles(folderName: string, opened: OpenedFiles, project: Project) {
  const inFolder = (origin: string): string =>
    folderName !== '' && origin.startsWith(`${folderName}/`) ? origin.slice(folderName.length + 1) : origin;
  const entries = new Map(project.models.map((entry) => [entry.source, entry]));
  const places: Place[] = [];
  const known = new Map<string, string>();
  for (const { source, origin, script, path } of opened.models) {
    const folderPath = inFolder(origin);
    places.push({ projectPath: entries.get(source)?.path ?? path, folderPath });
    known.set(folderPath, source.text);
    if (script !== undefined) known.set(scriptPath({ path: folderPath }), script);
  }
  const { modelConfig, configOrigin } = opened;
  if (modelConfig?.source && configOrigin !== undefined) {
    places.push({ projectPath: modelConfig.path, folderPath: inFolder(configOrigin) });
    known.set(inFolder(configOrigin), modelConfig.source.text);
  }
  const { canvas } = opened;
  if (canvas !== undefined) {
    places.push({ projectPath: canvasFilePath, folderPath: inFolder(canvas.origin) });
    known.set(inFolder(canvas.origin), canvas.text);
  }
  return { layout: layoutWithScripts(places), places, known };
}

/** Returns a layout that puts a script beside its model file, and the canvas file into the folder in any case. */
function layoutWithScripts(places: readonly Place[]): FolderLayout {
  const scripts = places.map(({ projectPath, folderPath }) => ({
    projectPath: scriptPath({ path: projectPath }),
    folderPath: scriptPath({ path: folderPath }),
  }));
  const layout = folderLayout([...places, ...scripts]);
  return (path) => layout(path) ?? (path === canvasFilePath ? path : null);
}
