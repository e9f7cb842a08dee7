import { LoadError } from '../../lib/loadPart.ts';
import type { ProjectParts, ProjectStore } from '../../storage/index.ts';
import type { AppContext } from './appContext.ts';

/** Reads the parts that a project file holds beside the project; null if they can't be read. */
export async function readPartsOf(store: ProjectStore, projectId: string): Promise<ProjectParts | null> {
  try {
    const read = await store.readParts(projectId);
    return read.ok ? read.value : null;
  } catch (error) {
    if (error instanceof LoadError) return null;
    throw error;
  }
}

/** Stores the parts of a project file, and reports what can't be stored. Returns whether anything changed. */
export async function addPartsTo(
  { store, notices }: Pick<AppContext, 'store' | 'notices'>,
  projectId: string,
  parts: ProjectParts,
): Promise<boolean> {
  const reportFailure = (reason: string): boolean => {
    notices.show({ tone: 'error', text: `The snippets of the file were not kept. ${reason} Open it again.` });
    return false;
  };
  try {
    const added = await store.addParts(projectId, parts);
    if (!added.ok) return reportFailure(added.error.message);
    const { changed, refused } = added.value;
    for (const reason of refused)
      notices.show({ tone: 'error', text: `The snippets of the file were left out. ${reason}` });
    return changed > 0;
  } catch (error) {
    if (error instanceof LoadError) return reportFailure(error.message);
    throw error;
  }
}
