import { createId } from '../../editor/index.ts';
import { downloadText } from '../../exchange/index.ts';
import { LoadError, loadPart } from '../../lib/loadPart.ts';
import {
  createExampleProject,
  createProject,
  type HistorySteps,
  type Project,
  renameProject,
} from '../../model/index.ts';
import {
  openProjectTab,
  rowsDatabase,
  type StorageFailure,
  type UnreadableProject,
} from '../../storage/index.ts';
import { orTryAgain } from '../start/orTryAgain.ts';
import { freeProjectName } from './freeProjectName.ts';
import { loadProject } from './loadProject.ts';
import type { Projects, ProjectsOptions } from './projectList.ts';
import { tabId } from './tabMemory.ts';

/** The operations on projects, loaded when first used to keep the first page small. */
export function createProjectWork(
  { store, notices, current, switchTo, now = Date.now }: ProjectsOptions,
  state: Projects['store'],
): Omit<Projects, 'store'> {
  const reportFailure = ({ message, advice }: StorageFailure): void =>
    void notices.show({ tone: 'error', text: `${message} ${advice}` });
  const isOpen = (projectId: string): boolean => current().projectId === projectId;

  async function refresh(): Promise<void> {
    const survey = await store.survey();
    state.setState(survey.ok ? { survey: survey.value, failure: null } : { failure: survey.error });
  }

  const names = (): string[] => (state.getState().survey?.projects ?? []).map(({ name }) => name);

  /** Changes a project that is not open in any tab, and lists the projects again. */
  async function whileClosed(
    projectId: string,
    act: () => Promise<void>,
    isJustClosed = false,
  ): Promise<void> {
    const tab = await openProjectTab({ projectId, tabId, locks: navigator.locks, isJustClosed });
    if (tab.state.getState().role === 'writer') await act();
    else notices.show({ tone: 'error', text: 'This project is open in another tab. Close it there first.' });
    tab.close();
    await refresh();
  }

  async function open(projectId: string): Promise<boolean> {
    if (isOpen(projectId)) return true;
    const opened = await loadProject(store, projectId);
    if ('failure' in opened) {
      reportFailure(opened.failure);
      await refresh();
      return false;
    }
    return switchTo(opened);
  }

  async function add(project: Project): Promise<boolean> {
    const projectId = createId();
    const tab = await openProjectTab({ projectId, tabId, locks: navigator.locks, isNew: true });
    return switchTo({ start: { projectId, project }, tab, loadedAs: 'writer' });
  }

  async function setRemoved(projectId: string, isRemoved: boolean): Promise<boolean> {
    const done = await store.setRemoved(projectId, isRemoved);
    if (!done.ok) reportFailure(done.error);
    await refresh();
    return done.ok;
  }

  async function remove(projectId: string): Promise<void> {
    const wasOpen = isOpen(projectId);
    const name = wasOpen
      ? current().editor.getState().project.name
      : state.getState().survey?.projects.find(({ id }) => id === projectId)?.name;
    // Nothing may save it again: another project is opened in its place.
    if (wasOpen && !(await openAnother(projectId))) return;
    let isRemoved = false;
    const setAsRemoved = async (): Promise<void> => {
      isRemoved = await setRemoved(projectId, true);
    };
    await whileClosed(projectId, setAsRemoved, wasOpen);
    if (!isRemoved) return;
    const undo = async (): Promise<void> => {
      if ((await setRemoved(projectId, false)) && wasOpen) await open(projectId);
    };
    notices.show({
      tone: 'info',
      text: `“${name ?? 'The project'}” is removed.`,
      action: { label: 'Undo', run: () => void undo() },
    });
  }

  async function openAnother(projectId: string): Promise<boolean> {
    const listed = await store.list();
    const other = listed.ok ? listed.value.find(({ id }) => id !== projectId) : undefined;
    return other === undefined ? add(createProject('Untitled')) : open(other.id);
  }

  async function rename(projectId: string, name: string): Promise<void> {
    if (isOpen(projectId)) {
      const { editor, autosave } = current();
      editor.run(renameProject, { name }, { label: 'Rename project' });
      // On failure the status says so, and saving is retried.
      await autosave.flush();
      return refresh();
    }
    return whileClosed(projectId, async () => {
      const loaded = await store.load(projectId);
      const saved = loaded.ok
        ? await store.save(projectId, { ...loaded.value.project, name }, renamed(loaded.value.steps, name))
        : loaded;
      if (!saved.ok) reportFailure(saved.error);
    });
  }

  async function duplicate(projectId: string): Promise<void> {
    if (isOpen(projectId) && !(await current().autosave.flush())) {
      notices.show({ tone: 'error', text: 'The open project could not be saved, so it is not duplicated.' });
      return;
    }
    const loaded = await store.load(projectId);
    if (!loaded.ok) return reportFailure(loaded.error);
    const { project } = loaded.value;
    const copyId = createId();
    const copy = { ...project, name: freeProjectName(`${project.name} copy`, names()) };
    const saved = await store.saveCopy(copyId, copy, projectId);
    if (!saved.ok) return reportFailure(saved.error);
    await refresh();
  }

  async function deleteForGood(projectId: string): Promise<void> {
    await orTryAgain(notices, 'The code that deletes the rows of the playground', async () => {
      // Rows first: if the page ends in between, the project still refers to them.
      if (!(await deleteRows(projectId))) return;
      const removed = await store.remove(projectId);
      if (!removed.ok) reportFailure(removed.error);
    });
    await refresh();
  }

  async function deleteRows(projectId: string): Promise<boolean> {
    // Rarely needed, and not by the first page.
    const { deleteIndexedDb } = await loadPart(() => import('../../storage/indexedDbConnector.ts'));
    try {
      await deleteIndexedDb(rowsDatabase(projectId));
      return true;
    } catch (error) {
      const isCoded = error instanceof Error && error.name === 'ConnectorError';
      if (!isCoded && !(error instanceof DOMException)) throw error;
      const text = `The rows of the playground can’t be deleted, so the project is kept. ${error.message}`;
      notices.show({ tone: 'error', text });
      return false;
    }
  }

  return {
    refresh,
    open,
    async create(kind) {
      const project = kind === 'example' ? createExampleProject() : createProject('Untitled');
      await add({ ...project, name: freeProjectName(project.name, names()) });
    },
    async openCopy(project) {
      await refresh();
      await add({ ...project, name: freeProjectName(project.name, names()) });
    },
    duplicate,
    rename,
    remove,
    async restore(projectId) {
      await setRemoved(projectId, false);
    },
    deleteForGood,
    async deleteOld() {
      const removed = await store.listRemoved();
      if (!removed.ok) return;
      const part = await loadPart(() => import('./retentionDays.ts')).catch(toNothing);
      // If it can't be loaded, the next start counts the day.
      if (part === null) return;
      for (const id of await part.findExpired(store.settings, removed.value, now())) await deleteForGood(id);
    },
    downloadUnreadable,
    async downloadSnippets(projectId) {
      await refresh();
      const { survey, failure } = state.getState();
      const found = survey?.unreadable.find((one) => one.projectId === projectId && one.part === 'snippets');
      if (found !== undefined) downloadUnreadable(found);
      else if (failure !== null) reportFailure(failure);
    },
    async forgetUnreadable({ setAsideId }) {
      if (setAsideId === null) return;
      const forgotten = await store.removeSetAside(setAsideId);
      if (!forgotten.ok) reportFailure(forgotten.error);
      await refresh();
    },
  };
}

/** The rename is not a step: undo must not restore the old name. */
function renamed(steps: HistorySteps | undefined, name: string): HistorySteps | undefined {
  if (steps === undefined) return undefined;
  const rename = (all: HistorySteps['past']) =>
    all.map(({ project, label }) => ({ project: { ...project, name }, label }));
  return { past: rename(steps.past), future: rename(steps.future) };
}

function downloadUnreadable({ projectId, record, part }: UnreadableProject): void {
  const name = part === undefined ? projectId : `${part}-${projectId}`;
  downloadText(`unreadable-${name}.json`, printRecord(record));
}

/** Prints any stored value as text: an unreadable record may hold anything. */
function printRecord(record: unknown): string {
  try {
    return `${JSON.stringify(record, null, 2)}\n`;
  } catch (error) {
    // A cycle, or a number that JSON can’t write.
    if (error instanceof TypeError) return `${String(record)}\n`;
    throw error;
  }
}

function toNothing(error: unknown): null {
  if (error instanceof LoadError) return null;
  throw error;
}
