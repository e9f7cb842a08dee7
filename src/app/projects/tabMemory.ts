import { createId } from '../../editor/index.ts';

const PROJECT_KEY = 'project';
const WRITES_KEY = 'writes';

/**
 * Returns the project that this tab showed before its reload, whatever other tabs
 * show. Browsers that grant no storage throw; the tab then opens the project saved
 * last.
 */
export function rememberedProject(): string | undefined {
  return quietly(() => sessionStorage.getItem(PROJECT_KEY)) ?? undefined;
}

export function rememberProject(projectId: string): void {
  quietly(() => sessionStorage.setItem(PROJECT_KEY, projectId));
}

/** Remembers whether this tab writes its project. */
export function rememberWriting(writes: boolean): void {
  quietly(() => sessionStorage.setItem(WRITES_KEY, String(writes)));
}

/** Whether this is the reload of a writing tab, which goes on writing even if another tab stepped in. A duplicated tab does not. */
export function wroteBeforeReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  const isReload = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
  return isReload && quietly(() => sessionStorage.getItem(WRITES_KEY)) === 'true';
}

/** The id of this visit; a duplicated tab gets its own. */
export const tabId = createId();

function quietly<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
