import { connectServedFolder, openModelFiles, readFolder, type ServedFolder } from '../../exchange/index.ts';
import { countOf } from '../../lib/countOf.ts';
import type { OpenedFiles } from '../../sources/index.ts';
import { type ProjectStore, projectFolder } from '../../storage/index.ts';
import { isUntouched } from '../opening/importFiles.ts';
import type { AppContext } from '../projects/appContext.ts';
import type { Services } from '../start/services.ts';

/** What is needed of the open project. */
type Open = Pick<Services, 'projectId' | 'editor' | 'exporting' | 'opening'>;

interface ServedPage extends Pick<AppContext, 'notices' | 'projects' | 'served'> {
  readonly store: Pick<ProjectStore, 'list' | 'settings'>;
}

interface ServedOptions {
  readonly token: string;
  readonly current: () => Open;
  readonly connect?: typeof connectServedFolder;
  /** Ends the watching. */
  readonly signal?: AbortSignal;
}

/**
 * Opens the folder that the page is served with: its own project of an earlier visit,
 * or a new one. Then reports what other programs change in it, until the program ends.
 */
export async function openServedFolder(page: ServedPage, options: ServedOptions): Promise<void> {
  const { notices, served } = page;
  const { token, current, connect = connectServedFolder, signal = new AbortController().signal } = options;
  try {
    const folder = await connect({ token });
    served.setState({ folder });
    // What changes from here on is reported.
    await folder.waitForChanges(signal);
    await openProjectOf(folder, page, current);
    await watch(folder, page, current, signal);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    if (signal.aborted) return;
    notices.show({
      tone: 'error',
      text: `The folder can’t be reached. ${error.message} Your work is kept in this browser.`,
    });
  }
}

async function openProjectOf(
  folder: ServedFolder,
  { store, projects, notices }: ServedPage,
  current: () => Open,
): Promise<void> {
  const projectId = await findProject(folder, store, current().projectId);
  if (projectId !== null && projectId !== current().projectId) await projects.open(projectId);
  if (projectId !== null && projectId === current().projectId) {
    await current().exporting.folder.use(async (connected) => {
      if (!connected.isServed()) return;
      reportChanges(await connected.findOutdated(), folder, notices, current);
    });
    return;
  }
  if (!isUntouched(current().editor.getState().project)) await projects.create('empty');
  const { opening, exporting } = current();
  await opening.read(
    (work) => readFolder(folder.handle, work),
    (opened) => void exporting.folder.connect(folder.handle, opened),
  );
}

/** Returns the project of the folder, the open one first; null if there is none. */
async function findProject(
  { id }: ServedFolder,
  { list, settings }: ServedPage['store'],
  openId: string,
): Promise<string | null> {
  const listed = await list();
  const ids = listed.ok ? listed.value.map((project) => project.id) : [];
  for (const projectId of [openId, ...ids]) {
    const stored = await settings.read(projectFolder(projectId));
    const folder = stored.ok ? stored.value?.folder : undefined;
    if (folder !== undefined && 'servedId' in folder && folder.servedId === id) return projectId;
  }
  return null;
}

async function watch(
  folder: ServedFolder,
  { notices }: ServedPage,
  current: () => Open,
  signal: AbortSignal,
): Promise<void> {
  const waiting = new Set<string>();
  let shown: number | null = null;
  while (!signal.aborted) {
    for (const path of await folder.waitForChanges(signal)) waiting.add(path);
    if (waiting.size === 0) continue;
    await current().exporting.folder.use((connected) => {
      if (!connected.isServed()) return;
      if (shown !== null) notices.dismiss(shown);
      shown = reportChanges([...waiting], folder, notices, current, () => waiting.clear());
    });
  }
}

const MOST_NAMES = 3;

/** Offers to load files that changed on the disk; returns the notice. */
function reportChanges(
  paths: readonly string[],
  folder: ServedFolder,
  notices: ServedPage['notices'],
  current: () => Open,
  onLoad: () => void = () => undefined,
): number | null {
  if (paths.length === 0) return null;
  const names = paths.slice(0, MOST_NAMES).map((path) => path.slice(path.lastIndexOf('/') + 1));
  const more = paths.length > MOST_NAMES ? ` and ${paths.length - MOST_NAMES} more` : '';
  const id = notices.show({
    tone: 'info',
    text: `${countOf(paths.length, 'file')} changed on disk: ${names.join(', ')}${more}.`,
    isPinned: true,
    action: {
      label: 'Load',
      run() {
        notices.dismiss(id);
        onLoad();
        void loadChanges(new Set(paths), folder, notices, current());
      },
    },
  });
  return id;
}

/** Loads files that changed on the disk, as one undo step; models of other files stay as they are. */
async function loadChanges(
  paths: ReadonlySet<string>,
  { handle }: ServedFolder,
  notices: ServedPage['notices'],
  { opening, exporting, editor }: Open,
): Promise<void> {
  await exporting.folder.use(async (connected) => {
    const all = await openModelFiles(await readFolder(handle));
    const opened = withOnly(all, (origin) => paths.has(origin.slice(handle.name.length + 1)));
    const [problem] = opened.problems;
    if (problem !== undefined) notices.show({ tone: 'error', text: problem.message });
    if (opened.models.length === 0 && opened.modelConfig === null && opened.canvas === undefined) {
      if (problem === undefined)
        notices.show({
          tone: 'info',
          text: 'The files are gone from the disk. What they held stays here; Save to folder shows what would be written.',
        });
      return;
    }
    await opening.importOpened(opened, { as: 'update', onClash: 'useOpened' }, () =>
      connected.refresh(opened, editor.getState().project),
    );
  });
}

/** Returns the part of opened files that comes from some of them. */
function withOnly(opened: OpenedFiles, isWanted: (origin: string) => boolean): OpenedFiles {
  const { configOrigin, canvas, ...others } = opened;
  return {
    ...others,
    ...(configOrigin === undefined ? {} : { configOrigin }),
    ...(canvas !== undefined && isWanted(canvas.origin) ? { canvas } : {}),
    models: opened.models.filter(({ origin }) => isWanted(origin)),
    modelConfig: configOrigin !== undefined && isWanted(configOrigin) ? opened.modelConfig : null,
    problems: opened.problems.filter(({ path }) => isWanted(path)),
    skipped: [],
  };
}
