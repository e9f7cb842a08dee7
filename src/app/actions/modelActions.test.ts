import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createInPlaceEditing } from '../../canvas/index.ts';
import { createEditor } from '../../editor/index.ts';
import { addModel, connectModels, createProject, positionOf } from '../../model/index.ts';
import { createOverlays } from '../shell/overlays.ts';
import { addRelatedAt, createModelActions } from './modelActions.ts';

function setUp() {
  const editor = createEditor({ project: createProject('P') });
  editor.run(addModel, { id: 'order', name: 'Order', position: { x: 300, y: 0 } });
  editor.run(addModel, { id: 'customer', name: 'Customer', position: { x: -600, y: 0 } });
  const services = {
    editor,
    editing: createInPlaceEditing(),
    view: createStore<{ canvas: null }>()(() => ({ canvas: null })),
    reveal: () => {},
    overlays: createOverlays(),
  };
  return services;
}

it('opens no field for the name of a relation without a label on the canvas', () => {
  const services = setUp();
  const { editor, editing } = services;
  editor.run(connectModels, { ownerId: 'customer', targetId: 'order' });
  editor.select({ relation: { modelId: 'customer', name: 'orders' } });
  const rename = createModelActions(services).find(({ id }) => id === 'rename');
  expect(rename?.isEnabled(editor.getState())).toBe(true);
  editor.run(
    (project) => ({ ...project, models: project.models.filter(({ id }) => id !== 'order') }),
    undefined,
  );
  expect(editor.getState().selection.relation).not.toBeNull();
  // Keys would wait for a field that never comes.
  expect(rename?.isEnabled(editor.getState())).toBe(false);
  rename?.run();
  expect(editing.getState().target).toBeNull();
});

it('keeps the position of a new related model while its name is typed', () => {
  const services = setUp();
  const { editor, editing } = services;
  // Over the left side of Order.
  addRelatedAt(services, { ownerId: 'customer', type: 'hasMany', position: { x: 100, y: 10 } });
  const placeOf = () => {
    const { project } = editor.getState();
    return positionOf(project, project.models.at(-1)?.id ?? '');
  };
  const first = placeOf();
  expect(first).not.toEqual({ x: 100, y: 10 });
  const { target } = editing.getState();
  if (target === null || !('onName' in target)) throw new Error('no name is typed');
  target.onName?.('AModelWithAVeryLongNameIndeed');
  expect(editor.getState().project.models.at(-1)?.definition.name).toBe('AModelWithAVeryLongNameIndeed');
  expect(placeOf()).toEqual(first);
  editor.cancelStep();
  expect(editor.getState().project.models).toHaveLength(2);
});
