import type { EditorState } from '../../editor/index.ts';
import { pageSlices } from '../../lib/pageSlices.ts';
import { runAtOnce, runInSlices } from '../../lib/slices.ts';
import type { Project } from '../../model/index.ts';
import { openedFiles } from '../../storage/index.ts';
import type { FileTexts } from './fileChanges.ts';
import type { ChangesOptions, Follower } from './follower.ts';
import { changesSince, sourceTexts, textsAfterImport } from './openedTexts.ts';

/** How long after the last change the files are counted. */
const QUIET_MILLISECONDS = 500;

/** Follows the files that are opened, and counts those that differ. */
export function followChanges(
  { editor, settings, projectId, stored }: ChangesOptions,
  report: (count: number | null) => void,
): Follower {
  let opened = stored ?? sourceTexts(editor.getState().project);
  // Undo of an import leads back to the files that were opened before.
  const openedAt = new WeakMap<Project, FileTexts>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  // While the project is read-only, another tab may open files.
  let isFollowing = editor.getState().isReadOnly;

  async function count(): Promise<void> {
    clearTimeout(timer);
    latest += 1;
    const number = latest;
    if (isFollowing) await readOpened();
    if (number !== latest) return;
    if (opened.size === 0) {
      report(null);
      return;
    }
    const changes = await runInSlices(changesSince(opened, editor.getState().project), pageSlices.pauses());
    if (number === latest) report(changes.length);
  }

  function follow(texts: FileTexts): void {
    if (texts === opened) return;
    opened = texts;
    storeOpened();
  }

  /** If the browser can't store it, the next visit compares with the files of the models that are left. */
  function storeOpened(): void {
    void settings.write(openedFiles(projectId), { files: new Map(opened) });
  }

  /** Reads what the writing tab stored. */
  async function readOpened(): Promise<void> {
    isFollowing = editor.getState().isReadOnly;
    const read = await settings.read(openedFiles(projectId));
    if (read.ok && read.value !== undefined) opened = read.value.files;
  }

  function followImport({ project, changeKind }: EditorState, before: EditorState): void {
    const known = openedAt.get(project);
    if (known !== undefined) follow(known);
    else if (changeKind === 'import') {
      openedAt.set(before.project, opened);
      follow(textsAfterImport(opened, before.project, project));
      openedAt.set(project, opened);
    }
  }

  const unsubscribe = editor.subscribe((state, before) => {
    const { project, isReadOnly } = state;
    if (project === before.project && isReadOnly === before.isReadOnly) return;
    isFollowing ||= isReadOnly;
    if (project !== before.project && !isReadOnly) followImport(state, before);
    clearTimeout(timer);
    if (opened.size === 0 && !isFollowing) report(null);
    else timer = setTimeout(() => void count(), QUIET_MILLISECONDS);
  });
  timer = setTimeout(() => void count(), QUIET_MILLISECONDS);
  // Opened by an earlier version, or before this code was loaded.
  if (stored === undefined && opened.size > 0 && !isFollowing) storeOpened();
  return {
    list: () => runAtOnce(changesSince(opened, editor.getState().project)),
    count,
    close() {
      unsubscribe();
      clearTimeout(timer);
      latest += 1;
    },
  };
}
