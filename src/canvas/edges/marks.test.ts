import { describe, expect, it } from 'vitest';
import { allRelations, createExampleProject } from '../../model/index.ts';
import { oneOf, projectOf } from '../../model/testing/projects.ts';
import { markPath, marksOf } from './marks.ts';
import { manyToMany } from './testing/manyToMany.ts';

describe('marksOf', () => {
  it('draws one at the owner of a hasMany and many at its target', () => {
    const [orders] = allRelations(createExampleProject());
    expect(orders && marksOf(orders)).toEqual({ start: 'one', end: 'many' });
  });

  it('draws many at both ends of a relation through a model, and of one and its inverse what each says of its target', () => {
    const [patients, physicians] = allRelations(manyToMany(false));
    expect(patients && marksOf(patients)).toEqual({ start: 'many', end: 'many' });
    expect(patients && physicians && marksOf(patients, physicians)).toEqual({ start: 'many', end: 'many' });
    const [invoice, order] = allRelations(
      projectOf(
        { name: 'Order', relations: { invoice: oneOf('hasOne', 'Invoice') } },
        { name: 'Invoice', relations: { order: oneOf('belongsTo', 'Order') } },
      ),
    );
    expect(invoice && order && marksOf(invoice, order)).toEqual({ start: 'one', end: 'one' });
  });
});

describe('markPath', () => {
  it('points away from the box', () => {
    expect(markPath('many', { x: 100, y: 50, side: 'left' })).toContain('L 89 50');
    expect(markPath('many', { x: 100, y: 50, side: 'right' })).toContain('L 111 50');
    expect(markPath('none', { x: 100, y: 50, side: 'left' })).toBe('');
  });
});
