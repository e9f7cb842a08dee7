import { expect, it } from 'vitest';
import { createEditor } from '../../editor/index.ts';
import { failWith, type Result, succeed } from '../../lib/result.ts';
import {
  addModel,
  createExampleProject,
  createProject,
  type Project,
  renameProject,
} from '../../model/index.ts';
import type { SnapshotReason, SnapshotStore, SnapshotSummary, StorageFailure } from '../../storage/index.ts';
import { createNotices } from '../shell/notices.ts';
import { createSnapshots } from './snapshots.ts';

const HOUR = 3_600_000;
const failure: StorageFailure = { code: 'quota', message: 'No room.', advice: '' };

function setUp() {
  const editor = createEditor({ project: createExampleProject() });
  const taken: { reason: SnapshotReason; project: Project }[] = [];
  let time = 0;
  let isFull = false;
  const snapshotStore: SnapshotStore = {
    async take(_id, project, reason) {
      if (isFull) return failWith(failure);
      taken.push({ reason, project });
      return succeed({ projectId: 'p', takenAt: time, reason, name: project.name, modelCount: 0 });
    },
    list: async () => succeed([]),
    setTitle: async () => failWith(failure),
    remove: async () => succeed({ putBack: async () => succeed(undefined) }),
    load: async (_id, at) => (at === 1 ? succeed(createProject('earlier')) : failWith(failure)),
  };
  const notices = createNotices();
  const downloaded: Project[] = [];
  const unsaved = { download: (project: Project) => void downloaded.push(project) };
  const snapshots = createSnapshots({
    editor,
    snapshotStore,
    notices,
    unsaved,
    projectId: 'p',
    now: () => time,
  });
  return {
    editor,
    snapshotStore,
    notices,
    unsaved,
    shown: () => notices.store.getState().shown,
    downloaded,
    snapshots,
    reasons: () => taken.map(({ reason }) => reason),
    taken,
    rename: (name: string) => editor.run(renameProject, { name }, { label: 'Rename project' }),
    bringIn: (name: string) => editor.run(renameProject, { name }, { label: 'Anything', kind: 'import' }),
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    fill: () => {
      isFull = true;
    },
  };
}

it('takes one snapshot of the state before files are opened', () => {
  const { editor, rename, bringIn, reasons, taken } = setUp();
  const before = editor.getState().project;
  bringIn('with files');
  expect(reasons()).toEqual(['beforeImport']);
  expect(taken[0]?.project).toBe(before);
  rename('more');
  editor.undo();
  editor.undo();
  editor.redo();
  expect(reasons()).toEqual(['beforeImport']);
});

it('takes a snapshot in every hour with a change', () => {
  const { rename, pass, reasons } = setUp();
  rename('a');
  pass(HOUR - 1);
  rename('b');
  expect(reasons()).toEqual([]);
  pass(1);
  rename('c');
  rename('d');
  expect(reasons()).toEqual(['hourly']);
  pass(5 * HOUR);
  expect(reasons()).toEqual(['hourly']);
  rename('e');
  expect(reasons()).toEqual(['hourly', 'hourly']);
});

it('takes no snapshot of changes by another tab, and none after it was closed', () => {
  const { editor, bringIn, pass, reasons, snapshots } = setUp();
  editor.setReadOnly(true);
  pass(2 * HOUR);
  editor.load(createProject('theirs'));
  editor.setReadOnly(false);
  expect(reasons()).toEqual([]);
  snapshots.close();
  bringIn('x');
  expect(reasons()).toEqual([]);
});

it('offers no undo after another change, and says nothing while the project is read-only', async () => {
  const { editor, snapshots, shown, rename } = setUp();
  await snapshots.restore(1);
  const way = shown()[0]?.action;
  rename('later');
  expect(shown()).toEqual([]);
  way?.run();
  expect(editor.getState().project.name).toBe('later');
  editor.setReadOnly(true);
  await snapshots.restore(1);
  expect(shown()).toEqual([]);
});

it('restores every box at its position, even on top of another', async () => {
  const place = (before: Project, id: string, x: number): Project =>
    addModel(before, { id, name: id, position: { x, y: 0 } });
  const snapshot = place(place(createProject('P'), 'Under', 0), 'Over', 30);
  const { editor, snapshotStore, notices, unsaved } = setUp();
  editor.load(place(createProject('P'), 'Under', 0));
  const load = async () => succeed(snapshot);
  const snapshots = createSnapshots({
    editor,
    snapshotStore: { ...snapshotStore, load },
    notices,
    unsaved,
    projectId: 'p',
  });
  await snapshots.restore(1);
  expect(editor.getState().project.layout).toEqual(snapshot.layout);
});

it('restores in one undo step, after a snapshot of the current state', async () => {
  const { editor, snapshots, reasons, notices } = setUp();
  const before = editor.getState().project;
  await snapshots.restore(1);
  expect(editor.getState()).toMatchObject({ project: { name: 'earlier' }, undoLabel: 'Restore snapshot' });
  expect(reasons()).toEqual(['beforeRestore']);
  notices.store.getState().shown[0]?.action?.run();
  expect(editor.getState().project).toBe(before);
});

it('shows that it restores a large snapshot, and Cancel leaves the project and its snapshots as they are', async () => {
  const { editor, snapshotStore, notices, unsaved, shown, reasons } = setUp();
  const before = editor.getState().project;
  let finish: () => void = () => undefined;
  const load = () =>
    new Promise<Result<Project, StorageFailure>>((resolve) => {
      finish = () => resolve(succeed(createProject('earlier')));
    });
  const store = { ...snapshotStore, load };
  const snapshots = createSnapshots({ editor, snapshotStore: store, notices, unsaved, projectId: 'p' });
  const restoring = snapshots.restore(1);
  await expect
    .poll(shown, { timeout: 15_000 })
    .toMatchObject([{ text: 'Restoring the snapshot…', action: { label: 'Cancel' } }]);
  shown()[0]?.action?.run();
  await restoring;
  finish();
  expect(shown()).toMatchObject([{ text: 'Restoring was cancelled. Nothing has changed.' }]);
  expect(editor.getState().project).toBe(before);
  expect(reasons()).toEqual([]);
});

it('changes nothing if a snapshot can’t be read, and says so', async () => {
  const { editor, snapshots, notices } = setUp();
  await snapshots.restore(2);
  expect(editor.getState().canUndo).toBe(false);
  expect(notices.store.getState().shown[0]).toMatchObject({ tone: 'error', text: 'No room. ' });
});

it('reports a snapshot that could not be taken', async () => {
  const { snapshots, fill } = setUp();
  fill();
  expect(await snapshots.take('byHand')).toMatchObject({ ok: false, error: { code: 'quota' } });
  expect(snapshots.store.getState().failure?.code).toBe('quota');
});

it('reports failures of automatic snapshots once', async () => {
  const { fill, pass, rename, shown, snapshots } = setUp();
  fill();
  await snapshots.takeAtOpening();
  pass(HOUR);
  rename('a');
  await Promise.resolve();
  expect(shown().map(({ text }) => text)).toEqual(['No snapshot could be taken. No room. ']);
});

it('offers a download of the state before files were opened if no snapshot could be taken', async () => {
  const { bringIn, downloaded, editor, fill, shown } = setUp();
  const before = editor.getState().project;
  fill();
  bringIn('with files');
  await new Promise((resolve) => setImmediate(resolve));
  shown()[0]?.action?.run();
  expect(downloaded).toEqual([before]);
});

it('replaces the current state only after a snapshot or a download', async () => {
  const { downloaded, editor, fill, shown, snapshots } = setUp();
  const before = editor.getState().project;
  fill();
  await snapshots.restore(1);
  expect(editor.getState().project).toBe(before);
  expect(shown()[0]?.text).toContain('not restored');
  shown()[0]?.action?.run();
  expect(downloaded).toEqual([before]);
  expect(editor.getState().project.name).toBe('earlier');
});

it('deletes a snapshot with a way back, and reports a name that could not be stored', async () => {
  const { editor, notices, unsaved, shown, snapshotStore } = setUp();
  let isThere = true;
  const named = { name: 'p', title: 'mine' };
  const summary: SnapshotSummary = { projectId: 'p', takenAt: 1, reason: 'byHand', modelCount: 2, ...named };
  const snapshots = createSnapshots({
    ...{ editor, notices, unsaved, projectId: 'p' },
    snapshotStore: {
      ...snapshotStore,
      list: async () => succeed(isThere ? [summary] : []),
      remove: async () => {
        isThere = false;
        const putBack = async () => {
          isThere = true;
          return succeed(undefined);
        };
        return succeed({ putBack });
      },
    },
  });
  const state = () => snapshots.store.getState();
  await snapshots.refresh();
  await snapshots.remove(1);
  expect([isThere, state().list, state().deleted?.snapshot]).toEqual([false, [], summary]);
  // A notice would be behind the dialog.
  expect(shown()).toEqual([]);
  await state().deleted?.putBack();
  expect([isThere, state().list, state().deleted]).toEqual([true, [summary], null]);
  await snapshots.rename(1, 'x');
  expect(snapshots.store.getState().failure).toEqual(failure);
  // The failure is not shown any longer than it is true.
  await snapshots.remove(1);
  expect(snapshots.store.getState().failure).toBeNull();
});
