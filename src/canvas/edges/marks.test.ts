import { describe, expect, it } from 'vitest';
import { allRelations, createExampleProject } from '../../model/index.ts';
import { markPath, marksOf } from './marks.ts';

describe('marksOf', () => {
  it('draws one at the owner of a hasMany and many at its target', () => {
    const [orders] = allRelations(createExampleProject());
    expect(orders && marksOf(orders)).toEqual({ start: 'one', end: 'many' });
  });
});

describe('markPath', () => {
  it('points away from the box', () => {
    expect(markPath('many', { x: 100, y: 50, side: 'left' })).toContain('L 89 50');
    expect(markPath('many', { x: 100, y: 50, side: 'right' })).toContain('L 111 50');
    expect(markPath('none', { x: 100, y: 50, side: 'left' })).toBe('');
  });
});
