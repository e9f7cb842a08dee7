import { expect, it } from 'vitest';
import { succeed } from '../../lib/result.ts';
import { createExampleProject, createProject, type Project } from '../../model/index.ts';
import type { ProjectStore, ProjectTab } from '../../storage/index.ts';
import { createNotices } from '../shell/notices.ts';
import { continueWhenStorageAnswers } from './continueWhenStorageAnswers.ts';
import type { StartStore } from './openLastProject.ts';

const initial = { projectId: 'made', project: createExampleProject() };

/** Creates a page that started without storage, which has a project of the last visit or none. */
function setUp({ holdsLast = true, opens = true } = {}) {
  let answer: (isOpen: boolean) => void = () => {};
  let shown: Project = initial.project;
  let projectId = initial.projectId;
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
  const done = continueWhenStorageAnswers({
    store,
    notices,
    initial,
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
      shown = createProject('drawn before');
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

it('opens the project of the last visit, and removes the example', async () => {
  const { answer, calls } = setUp();
  await answer();
  expect(calls).toEqual(['look among last', 'switch to last', 'remove made']);
});

it('keeps what was drawn before, and offers the other project', async () => {
  const { answer, calls, draw, notice } = setUp();
  draw();
  await answer();
  expect(calls).toEqual(['look among last', 'close tab', 'save']);
  expect(notice()?.text).toContain('beside “Shop”');
  notice()?.action?.run();
  expect(calls.at(-1)).toBe('open last');
});

it('saves the initial project if nothing was stored', async () => {
  const { answer, calls } = setUp({ holdsLast: false });
  await answer();
  expect(calls).toEqual(['look among last', 'close tab', 'save']);
});

it('does nothing if the storage never opens, or another project was opened', async () => {
  const refused = setUp({ opens: false });
  await refused.answer();
  expect(refused.calls).toEqual([]);
  const left = setUp();
  left.leave();
  await left.answer();
  expect(left.calls).toEqual([]);
});
