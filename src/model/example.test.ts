import { describe, expect, it } from 'vitest';
import { createExampleProject } from './example.ts';
import { findProblems } from './problems/findProblems.ts';
import { allRelations } from './relations/projectRelations.ts';

describe('the example project', () => {
  it('EX1: is the example of the documentation: orders with a derived key, reviews by authorId', () => {
    const relations = allRelations(createExampleProject());
    expect(
      relations.map(({ owner, ref, target, foreignKey }) => [
        owner.definition.name,
        ref.name,
        target?.definition.name,
        foreignKey?.value,
        foreignKey?.isDerived,
      ]),
    ).toEqual([
      ['Customer', 'orders', 'Order', 'customerId', true],
      ['Customer', 'reviews', 'Review', 'authorId', false],
    ]);
  });

  it('EX1: has no problems, and each call creates a new one', () => {
    expect(findProblems(createExampleProject())).toEqual([]);
    expect(createExampleProject()).not.toBe(createExampleProject());
    expect(createExampleProject()).toEqual(createExampleProject());
  });
});
