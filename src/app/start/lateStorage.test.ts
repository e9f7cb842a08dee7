import { expect, it } from 'vitest';
import { succeed } from '../../lib/result.ts';
import { createExampleProject, createProject, type Project } from '../../model/index.ts';
import type { ProjectStore, ProjectTab } from '../../storage/index.ts';
import { createNotices } from '../shell/notices.ts';
import { goOnWhenStorageAnswers } from './lateStorage.ts';
import type { StartStore } from './openLastProject.ts';

const made = { projectId: 'made', project: createExampleProject() };

/** A page that began without the storage, which holds a project of the last visit or none. */
function stage({ holdsLast = true, opens = true } = {}) {
  let answer: (isOpen: boolean) => void = () => {};
  let shown: Project = made.project;
  let projectId = made.projectId;
  const calls: string[] = [];
  const notices = createNotices();
  const store = {
    whenOpen: () => new Promise<boolean>((resolve) => (answer = resolve)),
    remove: async (id: string) => {
      calls.push(`remove ${id}`);
      return succeed(undefined);
    },
    list: async () => succeed([{ id: 'made' }, { id: 'last' }]),
  } as unknown as ProjectStore;
  const tab = { close: () => void calls.push('close tab') } as unknown as ProjectTab;
  const done = goOnWhenStorageAnswers({
    store,
    notices,
    made,
    current: () => ({
      projectId,
      editor: { getState: () => ({ project: shown }) as never },
      autosave: {
        flush: async () => {
          calls.push('save');
          return true;
        },
      },
    }),
    openLast: async (others: StartStore) => {
      const listed = await others.list();
      calls.push(`look among ${listed.ok ? listed.value.map(({ id }) => id).join() : ''}`);
      const start = {
        projectId: 'last',
        project: createProject('Shop'),
        ...(holdsLast ? { savedAt: 7 } : {}),
      };
      return { start, tab, loadedAs: 'writer' };
    },
    switchTo: async ({ start }) => {
      calls.push(`switch to ${start.projectId}`);
      projectId = start.projectId;
      return true;
    },
    open: async (id) => {
      calls.push(`open ${id}`);
      return true;
    },
  });
  return {
    calls,
    notice: () => notices.store.getState().shown[0],
    draw: () => {
      shown = createProject('drawn meanwhile');
    },
    leave: () => {
      projectId = 'another';
    },
    answer: async () => {
      answer(opens);
      await done;
    },
  };
}

it('opens the project of the last visit, and leaves no example behind', async () => {
  const { answer, calls } = stage();
  await answer();
  expect(calls).toEqual(['look among last', 'switch to last', 'remove made']);
});

it('keeps what was drawn meanwhile, and offers the other', async () => {
  const { answer, calls, draw, notice } = stage();
  draw();
  await answer();
  expect(calls).toEqual(['look among last', 'close tab', 'save']);
  expect(notice()?.text).toContain('beside “Shop”');
  notice()?.action?.run();
  expect(calls.at(-1)).toBe('open last');
});

it('saves what the page began with where nothing was stored', async () => {
  const { answer, calls } = stage({ holdsLast: false });
  await answer();
  expect(calls).toEqual(['look among last', 'close tab', 'save']);
});

it('does nothing where the storage never opens, or another project was opened meanwhile', async () => {
  const refused = stage({ opens: false });
  await refused.answer();
  expect(refused.calls).toEqual([]);
  const left = stage();
  left.leave();
  await left.answer();
  expect(left.calls).toEqual([]);
});
