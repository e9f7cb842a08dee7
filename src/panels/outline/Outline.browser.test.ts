import '../../ui/tokens.css';
import '../../ui/base.css';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished } from 'vitest';
import { createEditor, EditorContext } from '../../editor/index.ts';
import { addModel, connectModels, createProject, type Project, removeItems } from '../../model/index.ts';
import { Outline } from './Outline.tsx';

const projectOf = (count: number): Project =>
  Array.from({ length: count }, (_, index) => index).reduce<Project>(
    (project, index) =>
      addModel(project, { id: `m${index}`, name: `Model${index}`, position: { x: index * 400, y: 0 } }),
    createProject('Outlined'),
  );

function mount(count: number) {
  const project = projectOf(count);
  const editor = createEditor({ project });
  const element = document.body.appendChild(document.createElement('div'));
  element.style.height = '600px';
  const root = createRoot(element);
  const outline = createElement(Outline, { onReveal: () => undefined });
  flushSync(() => root.render(createElement(EditorContext, { value: editor }, outline)));
  onTestFinished(() => {
    root.unmount();
    element.remove();
  });
  const find = (name: string) =>
    element.querySelector<HTMLButtonElement>(`[data-outline-model="${name}"]`) ?? undefined;
  const mounted = () => [...element.querySelectorAll<HTMLButtonElement>('[data-outline-model]')];
  const all = project.models.map(({ id }) => id);
  const scroller = element.querySelector<HTMLElement>('nav > div');
  if (scroller === null) throw new Error('Nothing scrolls.');
  return { editor, element, find, mounted, all, scroller };
}

const nameOf = (element: Element | null | undefined) => element?.getAttribute('data-outline-model');

/** The names in the order of the list. */
const namesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => `Model${index}`).sort(new Intl.Collator().compare);

/** Whether each pixel of the list shows a line. */
function expectNoGap(scroller: HTMLElement): void {
  const { top, height, left, width } = scroller.getBoundingClientRect();
  for (let y = top + 2; y < top + height - 16; y += 14) {
    const shown = document.elementFromPoint(left + width / 2, y)?.closest('[data-outline-model]');
    expect(shown, `a line at ${y - top}`).not.toBeNull();
  }
}

const press = (key: string): void => {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );
};

/** A busy machine may take its time. */
const patient = { timeout: 60_000 };

it('mounts the lines near the view only, at any place of the list, and as many pixels as for all', async () => {
  const { element, mounted, scroller, find } = mount(1000);
  const names = namesOf(1000);
  expect(scroller.scrollHeight).toBeGreaterThanOrEqual(28_000);
  expect(scroller.scrollHeight).toBeLessThan(28_040);
  for (const top of [0, 300, 14_000, 9_000, 28_000]) {
    scroller.scrollTop = top;
    await expect
      .poll(() => find(names[Math.min(995, Math.floor(top / 28) + 3)] as string), patient)
      .toBeDefined();
    expectNoGap(scroller);
    expect(mounted().length).toBeLessThan(100);
    expect(element.querySelectorAll('*').length).toBeLessThan(1000);
  }
  expect(mounted().at(-1)?.textContent).toBe(names.at(-1));
}, 120_000);

it('shows many new, removed and selected models in the task of the change', () => {
  const { editor, mounted, all } = mount(300);
  const selected = () => mounted().filter((line) => line.getAttribute('aria-current') === 'true').length;
  flushSync(() => editor.select({ models: all }));
  expect(selected()).toBe(mounted().length);
  flushSync(() => editor.run(removeItems, { models: all, areas: [], notes: [] }));
  expect(mounted()).toHaveLength(0);
  flushSync(() => editor.undo());
  expect(mounted().length).toBeGreaterThan(30);
  flushSync(() => editor.run(removeItems, { models: all.slice(0, 250), areas: [], notes: [] }));
  // A short list is mounted whole.
  expect(mounted()).toHaveLength(50);
}, 120_000);

it('tells screen readers the place of each model in the whole list', () => {
  const { mounted } = mount(400);
  const names = namesOf(400);
  for (const line of mounted()) {
    const item = line.closest('li');
    expect(item?.getAttribute('aria-setsize')).toBe('400');
    expect(names[Number(item?.getAttribute('aria-posinset')) - 1]).toBe(nameOf(line));
  }
  expect(nameOf(mounted()[0])).toBe(names[0]);
  expect(nameOf(mounted().at(-1))).toBe(names.at(-1));
}, 120_000);

it('moves the focus by arrows, Home, End and pages through lines that are not mounted yet', async () => {
  const { mounted, find, scroller } = mount(1000);
  const names = namesOf(1000);
  mounted()[0]?.focus();
  press('ArrowUp');
  expect(nameOf(document.activeElement)).toBe(names[0]);
  press('ArrowDown');
  press('ArrowDown');
  expect(nameOf(document.activeElement)).toBe(names[2]);
  press('End');
  expect(nameOf(document.activeElement)).toBe(names[999]);
  await expect.poll(() => find(names[997] as string), patient).toBeDefined();
  press('ArrowUp');
  press('ArrowUp');
  expect(nameOf(document.activeElement)).toBe(names[997]);
  press('Home');
  expect(nameOf(document.activeElement)).toBe(names[0]);
  await expect.poll(() => scroller.scrollTop, patient).toBe(0);
  const page = Math.floor(scroller.clientHeight / 28) - 1;
  // More pages than are mounted, with no frame in between.
  for (let count = 1; count <= 8; count += 1) {
    press('PageDown');
    const place = names.indexOf(nameOf(document.activeElement) ?? '');
    expect(Math.abs(place - count * page)).toBeLessThanOrEqual(count + 1);
    expectNoGap(scroller);
  }
  for (let count = 1; count <= 9; count += 1) press('PageUp');
  expect(nameOf(document.activeElement)).toBe(names[0]);
}, 120_000);

it('keeps the focused line and the next ones when they are scrolled away', async () => {
  const { mounted, find, scroller } = mount(1000);
  const names = namesOf(1000);
  const line = mounted()[5];
  line?.focus();
  scroller.scrollTop = 15_000;
  await expect.poll(() => find(names[540] as string), patient).toBeDefined();
  expect(document.activeElement).toBe(line);
  expectNoGap(scroller);
  press('ArrowDown');
  expect(nameOf(document.activeElement)).toBe(names[6]);
}, 120_000);

it('brings a model into view that is selected elsewhere, unless the user is in the list', async () => {
  const { editor, find, mounted, scroller } = mount(1000);
  const isInView = (name: string) => {
    const line = find(name)?.getBoundingClientRect();
    const { top, bottom } = scroller.getBoundingClientRect();
    return line !== undefined && line.top >= top && line.bottom <= bottom;
  };
  flushSync(() => editor.select({ models: ['m500'] }));
  await expect.poll(() => isInView('Model500'), patient).toBe(true);
  mounted()[0]?.focus();
  await expect.poll(() => scroller.scrollTop, patient).toBe(0);
  flushSync(() => editor.select({ models: ['m700'] }));
  expect(scroller.scrollTop).toBe(0);
}, 120_000);

it('makes room for the relations that are listed on request', async () => {
  const { editor, element, scroller } = mount(200);
  const hub = Array.from({ length: 60 }, (_, index) => `m${index + 1}`);
  flushSync(() => {
    for (const targetId of hub) editor.run(connectModels, { ownerId: 'm0', targetId, type: 'hasMany' });
  });
  await expect.poll(() => element.textContent, patient).toContain('Show more relations');
  const before = scroller.scrollHeight;
  const more = [...element.querySelectorAll('button')].find(({ textContent }) =>
    textContent?.startsWith('Show'),
  );
  flushSync(() => more?.click());
  expect(element.querySelectorAll('[data-outline-model="Model0"] + ul > li')).toHaveLength(60);
  expect(scroller.scrollHeight).toBe(before + 9 * 28);
}, 120_000);

it('cuts the kind of a relation before its name', async () => {
  const { editor, element } = mount(2);
  element.style.width = '600px';
  flushSync(() => editor.run(connectModels, { ownerId: 'm0', targetId: 'm1', name: 'shipments' }));
  const part = (name: string): Element => {
    const found = element.querySelector(`[title="${name}"]`);
    if (found === null) throw new Error(`There is no ${name}.`);
    return found;
  };
  await expect.poll(() => element.querySelector('[title=shipments]'), patient).not.toBeNull();
  const width = (name: string): number => part(name).getBoundingClientRect().width;
  const whole = width('shipments');
  element.style.width = '200px';
  expect(part('hasMany Model1').scrollWidth).toBeGreaterThan(part('hasMany Model1').clientWidth);
  expect(width('shipments')).toBe(whole);
  // The kind keeps a little room from a name that is too long for the line.
  element.style.width = '150px';
  expect(width('shipments')).toBeLessThan(whole);
  expect(width('hasMany Model1')).toBeGreaterThan(30);
}, 120_000);
