import { describe, expect, it } from 'vitest';
import { chooseKey, createEditor } from '../../editor/index.ts';
import { addModel, addProperty, createProject, describeProperties, relationsOf } from '../../model/index.ts';
import { emptyFlow } from '../flow.ts';
import { toFlow } from '../toFlow.ts';
import type { Drop } from './drop.ts';
import { relate } from './relate.ts';

const noSelection = { models: [], areas: [], notes: [], relation: null, property: null };

function setUp() {
  const models = ['Customer', 'Order'].reduce(
    (project, name) => addModel(project, { id: name, name, position: { x: 0, y: 0 } }),
    createProject('Shop'),
  );
  const project = ['buyerId', 'total'].reduce(
    (before, name) => addProperty(before, { modelId: 'Order', name, type: 'number' }),
    models,
  );
  const editor = createEditor({ project });
  const dropOn = (property: string | null): Extract<Drop, { on: 'model' }> => {
    const view = { selection: noSelection, detail: 'all', isFocused: false, drawEdges: null } as const;
    const node = toFlow(editor.getState().project, view, emptyFlow).nodes.find(({ id }) => id === 'Order');
    if (node === undefined) throw new Error('no box');
    const row = describeProperties(editor.getState().project, 'Order').find(({ name }) => name === property);
    return { on: 'model', node, property: row ?? null, row: null };
  };
  const letGo = (property: string | null) =>
    relate(editor, { ownerId: 'Customer', type: 'hasMany', drop: dropOn(property) });
  const keys = () =>
    relationsOf(editor.getState().project, 'Customer').map(({ foreignKey }) => foreignKey?.value);
  return { editor, project, letGo, keys };
}

describe('a relation dropped on a property', () => {
  it('uses it as the key if it has a key’s name; the derived key can be chosen in the same step', () => {
    const { editor, project, letGo, keys } = setUp();
    const { twin, offer } = letGo('buyerId');
    expect(twin).toBeNull();
    expect(keys()).toEqual(['buyerId']);
    expect(offer).toMatchObject({ derived: 'customerId', property: 'buyerId' });
    if (offer === null) throw new Error('no offer');
    chooseKey(editor, { ...offer.made, foreignKey: '' });
    expect(keys()).toEqual(['customerId']);
    editor.undo();
    expect(editor.getState().project).toBe(project);
  });

  it('offers any other property, in the same step', () => {
    const { editor, project, letGo, keys } = setUp();
    const { offer } = letGo('total');
    expect(keys()).toEqual(['customerId']);
    if (offer === null) throw new Error('no offer');
    chooseKey(editor, { ...offer.made, foreignKey: offer.property });
    expect(keys()).toEqual(['total']);
    expect(editor.getState().selection.relation).toEqual({ modelId: 'Customer', name: 'orders' });
    editor.undo();
    expect(editor.getState().project).toBe(project);
  });

  it('offers no property on the box itself; for a second relation it asks, with the property as its key', () => {
    const { editor, letGo, keys } = setUp();
    expect(letGo(null)).toEqual({ twin: null, offer: null });
    expect(letGo('total')).toMatchObject({
      twin: { foreignKey: 'customerId', wantedKey: 'total' },
      offer: null,
    });
    // Its own key makes it no twin.
    expect(letGo('buyerId')).toEqual({ twin: null, offer: null });
    // The step is closed: nothing is asked, so nothing can be cancelled.
    editor.cancelStep();
    expect(keys()).toEqual(['customerId', 'customerId', 'buyerId']);
  });
});
