import { expect, it } from 'vitest';
import { createExampleProject, moveModels, renameModel } from '../../model/index.ts';
import { freeProjectName } from './freeProjectName.ts';
import { replaceProject } from './replaceProject.ts';

it('restores another state, and keeps the objects of equal models', () => {
  const before = createExampleProject();
  const stored = structuredClone(renameModel(before, { modelId: 'order', name: 'Purchase' }));
  const after = replaceProject(before, { project: stored });
  expect(after).toEqual(stored);
  expect(after.models[2]).toBe(before.models[2]);
  expect(after.models[1]).toBe(stored.models[1]);
});

it('keeps the objects of models that only moved', () => {
  const before = createExampleProject();
  const stored = structuredClone(moveModels(before, { positions: { order: { x: 1, y: 2 } } }));
  const after = replaceProject(before, { project: stored });
  expect(after).toEqual(stored);
  expect(after.models).toBe(before.models);
});

it('keeps the list of models of a project that shares none, for which its relations may be derived already', () => {
  const stored = structuredClone(createExampleProject());
  const models = stored.models.map((entry) => ({ ...entry, id: `new-${entry.id}` }));
  const opened = { ...stored, models };
  expect(replaceProject(createExampleProject(), { project: opened }).models).toBe(models);
});

it('returns the same project if nothing differs', () => {
  const before = createExampleProject();
  const reordered = { ...structuredClone(before), layout: new Map([...before.layout].reverse()) };
  expect(replaceProject(before, { project: reordered })).toBe(before);
  expect(replaceProject(before, { project: structuredClone(before) })).toBe(before);
  const named = { ...structuredClone(before), name: 'Shop' };
  expect(replaceProject(before, { project: named })).toEqual(named);
});

it('finds a name that no project has', () => {
  expect(freeProjectName('Shop', [])).toBe('Shop');
  expect(freeProjectName('Shop', ['Shop', 'Shop 3'])).toBe('Shop 2');
  expect(freeProjectName('Shop', ['Shop', 'Shop 2'])).toBe('Shop 3');
});
