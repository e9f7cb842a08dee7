import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Editor } from '../../editor/index.ts';
import { pageSlices } from '../../lib/pageSlices.ts';
import { runAtOnce, runInSlices } from '../../lib/slices.ts';
import type { FileChange } from '../../lib/toPatch.ts';
import type { Project } from '../../model/index.ts';
import { openedFiles, type Settings } from '../../storage/index.ts';
import type { FileTexts } from './fileChanges.ts';
import { changesSince, sourceTexts, textsAfterImport } from './openedTexts.ts';

/** What the project changed in the files that were opened. */
export interface Changes {
  /** The number of changed files; null if no file was opened. */
  readonly store: StoreApi<{ readonly count: number | null }>;
  list(): readonly FileChange[];
  /** Counts now instead of after a quiet moment. */
  count(): Promise<void>;
  /** Stops counting. */
  close(): void;
}

interface ChangesOptions {
  readonly editor: Editor;
  readonly settings: Pick<Settings, 'write'>;
  readonly projectId: string;
  /** The texts that were opened at an earlier visit. */
  readonly stored?: FileTexts | undefined;
}

/** How long after the last change the files are counted. */
const QUIET_MILLISECONDS = 500;

/** Follows the files that are opened, and counts those that differ. */
export function createChanges({ editor, settings, projectId, stored }: ChangesOptions): Changes {
  const store = createStore<{ readonly count: number | null }>()(() => ({ count: null }));
  let opened = stored ?? sourceTexts(editor.getState().project);
  // Undo of an import leads back to the files that were opened before.
  const openedAt = new WeakMap<Project, FileTexts>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  async function count(): Promise<void> {
    clearTimeout(timer);
    latest += 1;
    const number = latest;
    if (opened.size === 0) {
      store.setState({ count: null });
      return;
    }
    const changes = await runInSlices(changesSince(opened, editor.getState().project), pageSlices.pauses());
    if (number === latest) store.setState({ count: changes.length });
  }

  function follow(texts: FileTexts): void {
    if (texts === opened) return;
    opened = texts;
    // If the browser can't store it, the next visit compares with the files of the models that are left.
    void settings.write(openedFiles(projectId), { files: new Map(texts) });
  }

  const unsubscribe = editor.subscribe((state, before) => {
    const { project, changeKind, isReadOnly } = state;
    if (project === before.project) return;
    const known = openedAt.get(project);
    if (known !== undefined) follow(known);
    else if (changeKind === 'import' && !isReadOnly) {
      openedAt.set(before.project, opened);
      follow(textsAfterImport(opened, before.project, project));
      openedAt.set(project, opened);
    }
    clearTimeout(timer);
    if (opened.size === 0) store.setState({ count: null });
    else timer = setTimeout(() => void count(), QUIET_MILLISECONDS);
  });
  timer = setTimeout(() => void count(), QUIET_MILLISECONDS);
  return {
    store,
    list: () => runAtOnce(changesSince(opened, editor.getState().project)),
    count,
    close() {
      unsubscribe();
      clearTimeout(timer);
      latest += 1;
    },
  };
}
