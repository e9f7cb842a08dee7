import { expect, it, vi } from 'vitest';
import { createEditor } from '../../editor/index.ts';
import {
  addModel,
  createProject,
  type LayOutArguments,
  layOut,
  type Project,
  positionOf,
  renameModel,
} from '../../model/index.ts';
import { runLayout } from './runLayout.ts';

/** A layout during which the project may change. */
const layOutDuring = (change: () => void) =>
  vi.fn(async (project: Project, args: LayOutArguments) => {
    const laid = layOut(project, args);
    change();
    return laid;
  });

const position = { x: 0, y: 0 };
const stacked = ['A', 'B'].reduce(
  (project, name) => addModel(project, { id: name, name, position }),
  createProject('Stacked'),
);
const rename = (editor: ReturnType<typeof createEditor>, name: string) =>
  editor.run(renameModel, { modelId: 'A', name, names: 'derived' });

it('lays out in one step, and says that nothing moved the second time', async () => {
  const editor = createEditor({ project: stacked });
  expect(await runLayout(editor, {})).toBe(true);
  expect(await runLayout(editor, {})).toBe(false);
  editor.undo();
  expect(editor.getState().project).toBe(stacked);
});

it('begins again if the project changed in the meantime, and keeps the change', async () => {
  const editor = createEditor({ project: stacked });
  const layOutOnce = layOutDuring(() => rename(editor, 'Changed'));
  expect(await runLayout(editor, {}, layOutOnce)).toBe(true);
  expect(layOutOnce).toHaveBeenCalledTimes(2);
  const { project } = editor.getState();
  expect(project.models[0]?.definition.name).toBe('Changed');
  expect(positionOf(project, 'A')).not.toEqual(positionOf(project, 'B'));
});

it('gives a project that keeps changing a layout all the same', async () => {
  const editor = createEditor({ project: stacked });
  let letters = 'A';
  const layOutEach = layOutDuring(() => {
    letters += 'a';
    rename(editor, letters);
  });
  expect(await runLayout(editor, {}, layOutEach)).toBe(true);
  expect(layOutEach).toHaveBeenCalledTimes(3);
  const { project } = editor.getState();
  expect(project.models[0]?.definition.name).toBe('Aaaa');
  expect(layOut(project, { effort: 'quick' })).toBe(project);
});
