import { describe, expect, it } from 'vitest';
import { describeProperties, type Project, renameProperty, setPolymorphic } from '../../../model/index.ts';
import { projectOf } from '../testing/projectOf.ts';
import { propertyRenames } from './propertyRenames.ts';

const start = projectOf({ name: 'Order', properties: { description: 'string', total: 'number' } });
const rename = (project: Project, from: string, to: string) =>
  renameProperty(project, { modelId: 'm1', from, to });
const before = ['id', 'description', 'total'];

const renames = (projects: readonly Project[], present = projects.length - 1, known = before) =>
  Object.fromEntries(propertyRenames(() => ({ projects, present }))('m1', known));

describe('propertyRenames', () => {
  it('follows a property through all of its renames', () => {
    const second = rename(start, 'total', 'amount');
    const third = rename(second, 'amount', 'sum');
    const fourth = rename(third, 'description', 'text');
    expect(renames([start, second, third, fourth])).toEqual({ total: 'sum', description: 'text' });
    expect(renames([start, second, rename(second, 'amount', 'total')])).toEqual({});
  });

  it('follows undo', () => {
    const second = rename(start, 'total', 'amount');
    expect(renames([start, second], 0, ['id', 'description', 'amount'])).toEqual({ amount: 'total' });
  });

  it.each([
    ['with an owner', { images: { type: 'hasMany', model: 'Order', polymorphic: 'imageable' } }],
    ['without one', {}],
  ])('follows the key and the discriminator of a selector together: %s', (_title, relations) => {
    const file = { name: 'Order', relations: { imageable: { type: 'belongsTo', polymorphic: true } } };
    const first = projectOf(file, { name: 'Author', relations });
    const ref = { modelId: 'm1', name: 'imageable' };
    const second = setPolymorphic(first, { ref, part: 'selector', value: 'owner' });
    const both = { imageableId: 'ownerId', imageableType: 'ownerType' };
    const known = describeProperties(first, 'm1').map(({ name }) => name);
    expect(renames([first, second], 1, known)).toEqual(both);
    const back = Object.fromEntries(Object.entries(both).map(([from, to]) => [to, from]));
    const later = describeProperties(second, 'm1').map(({ name }) => name);
    expect(renames([first, second], 0, later)).toEqual(back);
  });

  it('does not take a removed and added property, or an unknown state, for a rename', () => {
    const without = projectOf({ name: 'Order', properties: { description: 'string' } });
    const other = projectOf({ name: 'Order', properties: { description: 'string', amount: 'number' } });
    const retyped = projectOf({ name: 'Order', properties: { description: 'string', amount: 'date' } });
    expect(renames([start, without, other])).toEqual({});
    expect(renames([start, retyped])).toEqual({});
    expect(renames([other, without], 1, ['a', 'b'])).toEqual({});
    expect(renames([])).toEqual({});
  });
});
