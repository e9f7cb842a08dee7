import { createId } from '../../editor/index.ts';

const PROJECT_KEY = 'project';
const WRITES_KEY = 'writes';

/**
 * What one tab remembers through a reload: the project that it shows, whatever
 * the other tabs show. Browsers that grant no storage throw; then the tab
 * opens what was saved last.
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

/** Whether this is the reload of a tab that wrote: it goes on where another tab stepped in meanwhile. A duplicate of it does not. */
export function wroteBeforeReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  const isReload = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
  return isReload && quietly(() => sessionStorage.getItem(WRITES_KEY)) === 'true';
}

/** Names this visit among those of the other tabs; a duplicated tab gets one of its own. */
export const tabId = createId();

function quietly<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
