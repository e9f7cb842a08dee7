import { describe, expect, it } from 'vitest';
import { emptySelection } from '../../editor/index.ts';
import { addModel, addProperty, boxMeasures, connectModels, createProject } from '../../model/index.ts';
import { emptyFlow, type ModelNode } from '../flow.ts';
import { typeForKeys } from '../relationTypes.ts';
import { toFlow } from '../toFlow.ts';
import { dropOn, fromScreen, isIntended, isNamedAsKey, MIN_TRAVEL, toScreen, type View } from './drop.ts';

/** Order with an id, the own properties `total` and `buyerId`, and the key `customerId`. */
function orderBox(): ModelNode {
  const models = [
    ['customer', 'Customer', 0],
    ['order', 'Order', 500],
  ] as const;
  const drawn = models.reduce(
    (project, [id, name, x]) => addModel(project, { id, name, position: { x, y: 100 } }),
    createProject('Shop'),
  );
  const filled = ['total', 'buyerId'].reduce(
    (project, name) => addProperty(project, { modelId: 'order', name, type: 'number' }),
    drawn,
  );
  const project = connectModels(filled, { ownerId: 'customer', targetId: 'order' });
  const view = { selection: emptySelection, detail: 'all', isFocused: false, drawEdges: null } as const;
  const node = toFlow(project, view, emptyFlow).nodes.find(({ id }) => id === 'order');
  if (node === undefined) throw new Error('no box');
  return node;
}

/** The middle of a row, in canvas coordinates. */
function middleOfRow(node: ModelNode, name: string) {
  const { header, padding, row, keyRow } = boxMeasures;
  let y = node.position.y + header + padding;
  for (const property of node.data.rows.properties) {
    const height = property.from === undefined ? row : keyRow;
    if (property.name === name) return { x: node.position.x + 60, y: y + height / 2 };
    y += height;
  }
  throw new Error(`no row ${name}`);
}

const propertyAt = (
  node: ModelNode,
  name: string,
  zoom = 1,
  type: Parameters<typeof dropOn>[3] = 'hasMany',
) => {
  const drop = dropOn(node, middleOfRow(node, name), zoom, type);
  return drop.on === 'model' ? drop.property?.name : undefined;
};

describe('the drop of a relation', () => {
  it('offers an own property as the key, but neither the id nor the key of another relation', () => {
    const node = orderBox();
    expect(propertyAt(node, 'total')).toBe('total');
    expect(propertyAt(node, 'buyerId')).toBe('buyerId');
    expect(propertyAt(node, 'id')).toBeUndefined();
    expect(propertyAt(node, 'customerId')).toBeUndefined();
    const title = dropOn(node, { x: node.position.x + 60, y: node.position.y + 10 }, 1, 'hasMany');
    expect(title).toMatchObject({ on: 'model', property: null, row: null });
  });

  it('uses a row only for types with their key in the target, and only if rows are large enough', () => {
    const node = orderBox();
    expect(propertyAt(node, 'total', 1, 'hasOne')).toBe('total');
    expect(propertyAt(node, 'total', 1, 'belongsTo')).toBeUndefined();
    expect(propertyAt(node, 'total', 1, 'hasAndBelongsToMany')).toBeUndefined();
    expect(propertyAt(node, 'total', 0.5)).toBe('total');
    expect(propertyAt(node, 'total', 0.4)).toBeUndefined();
  });

  it('recognises key names', () => {
    for (const name of ['buyerId', 'buyer_id', 'buyerID', 'parentKey']) expect(isNamedAsKey(name)).toBe(true);
    for (const name of ['paid', 'isPaid', 'total', 'id', 'monkey', 'KEY'])
      expect(isNamedAsKey(name)).toBe(false);
  });

  it('measures the length of a drag on the screen, at any pan and zoom', () => {
    const node = orderBox();
    const own = dropOn(node, { x: 600, y: 110 }, 1, 'hasMany');
    for (const view of [
      [0, 0, 1],
      [146, 7, 0.27],
      [-760, 433, 2],
    ] satisfies View[]) {
      const from = toScreen({ x: 720, y: 120 }, view);
      const far = { fromId: 'order', from, to: { x: from.x - MIN_TRAVEL, y: from.y } };
      const near = { fromId: 'order', from, to: { x: from.x - 26, y: from.y } };
      expect(isIntended(own, far)).toBe(true);
      expect(isIntended(own, near)).toBe(false);
      expect(isIntended({ on: 'canvas' }, near)).toBe(false);
      expect(isIntended(own, { ...near, fromId: 'customer' })).toBe(true);
      expect(isIntended(null, far)).toBe(false);
      const there = fromScreen(from, view);
      expect(there.x).toBeCloseTo(720);
      expect(there.y).toBeCloseTo(120);
    }
  });
});

describe('the keys held during a drag', () => {
  const none = { altKey: false, shiftKey: false, ctrlKey: false };
  it('choose the type', () => {
    expect(typeForKeys(none)).toBe('hasMany');
    expect(typeForKeys({ ...none, altKey: true })).toBe('belongsTo');
    expect(typeForKeys({ ...none, shiftKey: true })).toBe('hasOne');
    expect(typeForKeys({ ...none, ctrlKey: true })).toBe('hasAndBelongsToMany');
  });

  it('do not treat the Meta key of a Mac as Ctrl', () => {
    const held = { ...none, metaKey: true };
    expect(typeForKeys(held)).toBe('hasMany');
  });
});
