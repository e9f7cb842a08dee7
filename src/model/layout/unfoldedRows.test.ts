import { describe, expect, it } from 'vitest';
import { moveModels } from '../commands/moveModels.ts';
import { removeModels } from '../commands/removeModels.ts';
import { renameModel } from '../commands/renameModel.ts';
import { renameProperty } from '../commands/renameProperty.ts';
import { renameRelation } from '../commands/renameRelation.ts';
import { setUnfolded } from '../commands/setUnfolded.ts';
import { exportFiles } from '../files/printFile.ts';
import type { Project } from '../project.ts';
import { fromRecord, toLocalRecord, toRecord } from '../record.ts';
import { drawnProjectOf, projectOf } from '../testing/projects.ts';
import { boxMeasures, boxProperties, boxRowsOf, boxSize, rowAt, rowCentre } from './boxSize.ts';
import { makeRoom } from './makeRoom.ts';
import { positionOf } from './positions.ts';
import { followUnfolded, pathOfRow } from './unfoldedRows.ts';

const embeds = (type: string, model: string) => ({ type, model });
const definitions = [
  {
    name: 'Customer',
    properties: { city: 'string' },
    relations: { address: embeds('embedsOne', 'Address'), phones: embeds('embedsMany', 'Phone') },
  },
  {
    name: 'Address',
    base: 'Model',
    properties: { street: { type: 'string', required: true }, city: 'string' },
    relations: { place: embeds('embedsOne', 'Place') },
  },
  { name: 'Place', base: 'Model', properties: { lat: 'number', home: ['Address'] } },
  { name: 'Phone', properties: { number: 'string' } },
] as const;
const shop = projectOf(...definitions);

const unfold = (project: Project, ...paths: readonly string[]): Project =>
  paths.reduce(
    (before, path) => setUnfolded(before, { modelId: 'Customer', path, isUnfolded: true }),
    project,
  );

const rowsOf = (project: Project, id = 'Customer') =>
  boxProperties(project, id, 'all').map((row) => {
    const mark = row.isUnfolded === undefined ? '' : row.isUnfolded ? ' -' : ' +';
    return `${pathOfRow(row)}${row.isRequired ? '*' : ''}: ${row.typeLabel}${mark}`;
  });

const customerOf = (project: Project) => {
  const customer = project.models.find(({ id }) => id === 'Customer');
  if (customer === undefined) throw new Error('There is a Customer.');
  return customer;
};

const sizeOf = (project: Project) => {
  const customer = customerOf(project);
  return boxSize(customer.definition.name, boxRowsOf(project, customer));
};

describe('a row that holds a model', () => {
  it('LY14: is folded first, and shows below it what the model holds', () => {
    const folded = ['id: number', 'city: string', '_address: Address +', '_phones: [Phone] +'];
    expect(rowsOf(shop)).toEqual(folded);
    const unfolded = unfold(shop, '_address', '_phones');
    expect(rowsOf(unfolded)).toEqual([
      'id: number',
      'city: string',
      '_address: Address -',
      '_address.id: number',
      '_address.street*: string',
      '_address.city: string',
      '_address._place: Place +',
      '_phones: [Phone] -',
      '_phones.id: number',
      '_phones.number: string',
    ]);
    expect(boxProperties(unfolded, 'Customer', 'keys').map(({ name }) => name)).toEqual([
      'id',
      '_address',
      '_phones',
    ]);
    const refolded = setUnfolded(unfolded, { modelId: 'Customer', path: '_phones', isUnfolded: false });
    expect(
      rowsOf(setUnfolded(refolded, { modelId: 'Customer', path: '_address', isUnfolded: false })),
    ).toEqual(folded);
  });

  it('LY14: does not unfold a model within itself', () => {
    const deep = unfold(shop, '_address', '_address._place', '_address._place.home');
    expect(rowsOf(deep)).toEqual([
      'id: number',
      'city: string',
      '_address: Address -',
      '_address.id: number',
      '_address.street*: string',
      '_address.city: string',
      '_address._place: Place -',
      '_address._place.id: number',
      '_address._place.lat: number',
      '_address._place.home: [Address]',
      '_phones: [Phone] +',
    ]);
    const itself = projectOf({ name: 'Customer', properties: { parent: 'Customer' } });
    expect(rowsOf(unfold(itself, 'parent', 'parent.parent'))).toEqual(['id: number', 'parent: Customer']);
  });

  it('LY14: is stable: the same list while nothing in it changes', () => {
    const project = unfold(shop, '_address');
    const rows = boxProperties(project, 'Customer', 'all');
    const moved = moveModels(project, { positions: { Customer: { x: 5, y: 5 } } });
    expect(boxProperties(moved, 'Customer', 'all')).toBe(rows);
    expect(boxProperties(shop, 'Phone', 'all')).toBe(boxProperties(moved, 'Phone', 'all'));
  });

  it('LY14: makes the box higher by its rows, and only own rows are found', () => {
    const unfolded = unfold(shop, '_address');
    expect(sizeOf(unfolded).height - sizeOf(shop).height).toBe(4 * boxMeasures.row);
    const rows = boxRowsOf(unfolded, customerOf(unfolded));
    // Customer has a city, too.
    const { header, padding, row, keyRow } = boxMeasures;
    expect(rowCentre(rows, 'city')).toBe(header + padding + 1.5 * row);
    expect(rowCentre(rows, 'street')).toBeNull();
    expect(rowCentre(rows, '_phones')).toBe(header + padding + 6 * row + 1.5 * keyRow);
    expect(rowAt(rows, header + padding + 2 * row + keyRow + 1)).toBeNull();
    expect(rowAt(rows, header + padding + 6 * row + keyRow + 1)?.property.name).toBe('_phones');
  });

  it('LY14: pushes the box below, in the step that unfolds', () => {
    const below = { x: 0, y: sizeOf(shop).height + 20 };
    const placed = moveModels(shop, {
      positions: {
        Address: below,
        Place: { x: 900, y: 0 },
        Phone: { x: 1800, y: 0 },
      },
    });
    const unfolded = makeRoom(placed, unfold(placed, '_address'));
    expect(positionOf(unfolded, 'Address').y - below.y).toBe(4 * boxMeasures.row);
    expect(positionOf(unfolded, 'Place')).toEqual({ x: 900, y: 0 });
  });
});

describe('what is unfolded', () => {
  const drawn = unfold(drawnProjectOf(...definitions), '_address', '_address._place', '_phones');
  const pathsAfter = (change: (project: Project) => Project) =>
    followUnfolded(drawn, change(drawn)).unfolded?.get('Customer');

  it('CM57: changes no file, and returns the same project where nothing changes', () => {
    expect(exportFiles(drawn)).toEqual(exportFiles(drawnProjectOf(...definitions)));
    expect(unfold(drawn, '_address')).toBe(drawn);
    const foldAll = ['_address', '_address._place', '_phones'].reduce(
      (before, path) => setUnfolded(before, { modelId: 'Customer', path, isUnfolded: false }),
      drawn,
    );
    expect(Object.keys(foldAll)).not.toContain('unfolded');
  });

  it('CM57: follows a rename of the relation, of the model and of a property', () => {
    const ref = { modelId: 'Customer', name: 'address' };
    const renamed = pathsAfter((project) => renameRelation(project, { ref, name: 'home' }));
    const [home] = renamed ?? [];
    expect(renamed).toEqual([home, `${home}._place`, '_phones']);
    const moved = followUnfolded(drawn, renameRelation(drawn, { ref, name: 'home' }));
    expect(rowsOf(moved)).toContain(`${home}: Address -`);
    const models = followUnfolded(drawn, renameModel(drawn, { modelId: 'Place', name: 'Point' }));
    expect(rowsOf(models).filter((row) => row.startsWith('_address.') && row.includes('lat'))).toHaveLength(
      1,
    );

    const typed = projectOf(
      { name: 'Customer', properties: { home: 'Address' } },
      { name: 'Address', properties: { city: 'string' } },
    );
    const before = unfold(typed, 'home');
    const after = renameProperty(before, { modelId: 'Customer', from: 'home', to: 'place' });
    expect(rowsOf(followUnfolded(before, after))).toContain('place.city: string');
  });

  it('CM57: is forgotten with a removed model once something else is unfolded', () => {
    const removed = followUnfolded(drawn, removeModels(drawn, { modelIds: ['Customer'] }));
    const next = setUnfolded(removed, { modelId: 'Address', path: '_place', isUnfolded: true });
    expect([...(next.unfolded ?? [])]).toEqual([['Address', ['_place']]]);
  });

  it('ST13: is in the records, and a record without it opens', () => {
    const read = fromRecord(structuredClone(toRecord(drawn)));
    expect(read.ok && read.value.unfolded).toEqual(drawn.unfolded);
    const { unfolded, ...earlier } = toLocalRecord(drawn);
    expect(unfolded).toEqual([{ id: 'Customer', paths: ['_address', '_address._place', '_phones'] }]);
    const folded = fromRecord(structuredClone(earlier));
    expect(folded.ok && Object.keys(folded.value)).not.toContain('unfolded');
    const strange = { ...earlier, unfolded: [{ id: 'nobody', paths: ['a.b', ''] }] };
    expect(fromRecord(strange).ok).toBe(true);
    expect(fromRecord({ ...earlier, unfolded: [{ id: '', paths: 'x' }] }).ok).toBe(false);
  });
});
