import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { Project } from '../../model/index.ts';
import { projectOf } from '../../model/testing/projects.ts';
import { usePrintedProject } from './usePrintedProject.ts';

const host = document.createElement('div');
document.body.append(host);
const root = createRoot(host);
afterAll(() => root.unmount());

const shown: (string | null)[] = [];

function Shown({ project }: { readonly project: Project }) {
  const name = usePrintedProject(project)?.name ?? null;
  shown.push(name);
  return createElement('p', {}, name ?? 'Nothing yet');
}

const projectWith = (name: string, count: number): Project => ({
  ...projectOf(...Array.from({ length: count }, (_, index) => ({ name: `Model${index}` }))),
  name,
});

it('prints many files in slices, and shows the project before until they are printed', async () => {
  const show = async (project: Project) => {
    shown.length = 0;
    root.render(createElement(Shown, { project }));
    await expect.element(page.getByText(project.name, { exact: true })).toBeVisible();
    return [...new Set(shown)];
  };
  expect(await show(projectWith('Large', 400))).toEqual([null, 'Large']);
  const small = projectWith('Small', 100);
  expect(await show(small)).toEqual(['Small']);
  const larger = { ...projectWith('Larger', 500), models: [...projectWith('x', 500).models] };
  expect(await show(larger)).toEqual(['Small', 'Larger']);
  // Only what is new is printed.
  const [first, ...others] = larger.models;
  if (first === undefined) throw new Error('There are models.');
  expect(await show({ ...larger, name: 'Edited', models: [{ ...first }, ...others] })).toEqual(['Edited']);
});
