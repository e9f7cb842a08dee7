import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DockTabs } from './DockTabs.tsx';
import { createDock } from './dockState.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function openTabs({ isOpen = true } = {}) {
  const dock = createDock(320, isOpen);
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  closers.push(() => {
    root.unmount();
    place.remove();
  });
  root.render(createElement(DockTabs, { dock, problems: 2 }));
  const tabs = () => [...place.querySelectorAll<HTMLElement>('[role=tab]')];
  await vi.waitFor(() => expect(tabs()).toHaveLength(2));
  const names = (selector: string) => tabs().flatMap((tab) => (tab.matches(selector) ? tab.id : []));
  return {
    dock,
    tabs,
    /** The tabs that the Tab key reaches, those that are selected, and the one with the focus. */
    state: () => [names('[tabindex="0"]'), names('[aria-selected=true]'), document.activeElement?.id],
  };
}

const playground = 'dock-tab-playground';
const problems = 'dock-tab-problems';

it('goes through the tabs by arrow keys in a circle, and to the ends by Home and End', async () => {
  const { dock, state, tabs } = await openTabs();
  tabs()[0]?.focus();
  expect(state()).toEqual([[playground], [playground], playground]);
  const ways = [
    ['{ArrowRight}', problems],
    ['{ArrowRight}', playground],
    ['{ArrowLeft}', problems],
    ['{ArrowLeft}', playground],
    ['{End}', problems],
    ['{End}', problems],
    ['{Home}', playground],
    ['{ArrowDown}', playground],
    ['{Alt>}{ArrowRight}{/Alt}', playground],
  ] as const;
  for (const [keys, tab] of ways) {
    await userEvent.keyboard(keys);
    await vi.waitFor(() => expect([keys, ...state()]).toEqual([keys, [tab], [tab], tab]));
    expect(dock.getState().isOpen).toBe(true);
  }
});

it('opens a closed dock by Enter, not by an arrow key', async () => {
  const { dock, state, tabs } = await openTabs({ isOpen: false });
  tabs()[0]?.focus();
  await userEvent.keyboard('{ArrowRight}');
  await vi.waitFor(() => expect(state()).toEqual([[problems], [], problems]));
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(state()).toEqual([[problems], [problems], problems]));
  expect(dock.getState()).toMatchObject({ isOpen: true, tab: 'problems' });
});

it('names the panel of each tab', async () => {
  const { tabs } = await openTabs();
  expect(tabs().map((tab) => tab.getAttribute('aria-controls'))).toEqual([
    'dock-panel-playground',
    'dock-panel-problems',
  ]);
});
