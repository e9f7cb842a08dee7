import { createId } from '../../editor/index.ts';

const PROJECT_KEY = 'project';

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
