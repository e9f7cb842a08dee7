import { describe, expect, it } from 'vitest';
import { applyFilter } from '../../../runtime/filter/applyFilter.ts';
import { designModel, schemaOf } from '../../store/testing/designs.ts';
import { describeChoice, toChoice, toId, whereTextContains } from './rowChoices.ts';

const model = designModel('c', 'Customer', ['id', 'city', 'email', 'name']);
const described = (row: Readonly<Record<string, unknown>>) => {
  const choice = toChoice(row, model);
  return choice === null ? null : describeChoice(choice);
};

describe('a row as a choice', () => {
  it('has its id and the text that describes it best', () => {
    expect(described({ id: 1, city: 'Ulm', email: 'a@example.com', name: 'Ada Lovelace' })).toBe(
      '1 · Ada Lovelace',
    );
    expect(described({ id: 2, city: 'Ulm', email: 'a@example.com', name: ' ' })).toBe('2 · a@example.com');
    expect(described({ id: 3, city: 'Ulm' })).toBe('3 · Ulm');
    expect(described({ id: 4 })).toBe('4');
    expect(described({ id: 5, name: 'a'.repeat(100) })).toBe(`5 · ${'a'.repeat(59)}…`);
    expect(described({ name: 'Ada' })).toBeNull();
  });

  it('is found by a part of a text, without special characters', () => {
    const rows = [
      { id: 1, name: 'Ada (countess)' },
      { id: 2, email: 'ADA@example.com' },
      { id: 3, name: 'Bob' },
    ];
    const find = (text: string) => {
      const where = whereTextContains(model, text);
      return where === null ? [] : applyFilter(rows, { where }, schemaOf(model)).map(({ id }) => id);
    };
    expect(find('ada')).toEqual([1, 2]);
    expect(find('(c')).toEqual([1]);
    expect(find('.')).toEqual([2]);
    expect(whereTextContains(designModel('x', 'Number', ['id']), 'a')).toBeNull();
    const texts = designModel('t', 'Team', ['id'], { idType: 'string' });
    expect(whereTextContains(texts, 're')).toEqual({ or: [{ id: { regexp: /re/i } }] });
  });

  it('has an id of the model’s type', () => {
    expect(toId('7', model)).toBe(7);
    expect(toId('x', model)).toBe('x');
    expect(toId('7', designModel('t', 'Team', ['id'], { idType: 'string' }))).toBe('7');
  });
});
