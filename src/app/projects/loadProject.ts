import { openProjectTab, type ProjectStore, type StorageFailure } from '../../storage/index.ts';
import type { OpenedProject } from './openedProject.ts';
import { tabId } from './tabMemory.ts';

/** Loads a project once the role of this tab is known. */
export async function loadProject(
  store: Pick<ProjectStore, 'load'>,
  projectId: string,
): Promise<OpenedProject | { readonly failure: StorageFailure }> {
  const tab = await openProjectTab({ projectId, tabId, locks: navigator.locks });
  const loadedAs = tab.state.getState().role;
  const loaded = await store.load(projectId);
  if (loaded.ok) return { start: { projectId, ...loaded.value }, tab, loadedAs };
  tab.close();
  return { failure: loaded.error };
}
