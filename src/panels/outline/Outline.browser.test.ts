import '../../ui/tokens.css';
import '../../ui/base.css';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { createEditor, EditorContext } from '../../editor/index.ts';
import { pageSlices } from '../../lib/pageSlices.ts';
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
  const root = createRoot(element);
  const outline = createElement(Outline, { onReveal: () => undefined });
  flushSync(() => root.render(createElement(EditorContext, { value: editor }, outline)));
  const items = () => element.querySelectorAll('[data-outline-model]').length;
  const selected = () => element.querySelectorAll('[data-outline-model][aria-current="true"]').length;
  const all = project.models.map(({ id }) => id);
  return { editor, root, element, items, selected, all };
}

/** The items come while the page is idle, which may be late on a busy machine. */
const patient = { timeout: 60_000 };

it('follows a change of many models in slices, and a change of few at once', async () => {
  const { editor, root, element, items, selected, all } = mount(300);
  await expect.poll(items, patient).toBe(300);
  flushSync(() => editor.select({ models: all }));
  // The task of the change renders none of the items.
  expect(selected()).toBe(0);
  await expect.poll(selected, patient).toBe(300);
  flushSync(() => editor.run(removeItems, { models: all, areas: [], notes: [] }));
  await expect.poll(items, patient).toBe(0);
  flushSync(() => editor.undo());
  expect(items()).toBe(0);
  await expect.poll(items, patient).toBe(300);
  flushSync(() => editor.run(removeItems, { models: all.slice(0, 3), areas: [], notes: [] }));
  expect(items()).toBe(297);
  root.unmount();
  element.remove();
}, 120_000);

it('lists all models while other work leaves the page no idle time', async () => {
  let stop = (): void => undefined;
  const work = (): void => {
    stop = pageSlices.soon((hasTime) => {
      while (hasTime());
      work();
    });
  };
  work();
  const { root, element, items } = mount(200);
  await expect.poll(items, patient).toBe(200);
  stop();
  root.unmount();
  element.remove();
}, 120_000);

it('cuts the kind of a relation before its name', async () => {
  const { editor, root, element } = mount(2);
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
  root.unmount();
  element.remove();
}, 120_000);
