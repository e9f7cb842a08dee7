import { describe, expect, it } from 'vitest';
import { designModel, hasMany } from '../../store/testing/designs.ts';
import { emptyGroup } from '../calls/buildFilter.ts';
import { writeCall } from '../calls/writeCall.ts';
import type { DesignModel } from '../design/design.ts';
import { type CallForm, emptyForm, resolveForm, toRequest } from './callForm.ts';
import { checkForm } from './checkForm.ts';

const property = (name: string, type: string) => ({ name, type, isRequired: false, isId: name === 'id' });
const design: readonly DesignModel[] = [
  designModel('m', 'Member', [], {
    path: '/api/Members',
    properties: [
      property('id', 'number'),
      property('name', 'string'),
      property('age', 'number'),
      property('vip', 'boolean'),
      property('born', 'date'),
      property('tags', '[string]'),
      property('place', 'geopoint'),
    ],
    relations: [
      {
        ...hasMany('teams', 'Team', 'memberId'),
        type: 'hasMany through',
        through: 'Membership',
        keyThrough: 'teamId',
      },
      hasMany('friends', 'Member', 'memberId'),
    ],
  }),
  designModel('t', 'Team', [], { idType: 'string', properties: [property('id', 'string')] }),
];

function check(part: Partial<CallForm>, instance = '1') {
  const form: CallForm = { ...emptyForm, model: 'Member', ...part };
  const resolved = resolveForm(form, design);
  if (resolved === null) throw new Error('The form has no model.');
  const problems = checkForm(form, resolved, instance);
  return {
    problems: problems.map(({ field, message }) => `${field}: ${message}`),
    facts: writeCall(toRequest(form, resolved, instance), design),
  };
}

const where = (property: string, operator: '=' | 'inq' | 'between' | 'regexp', text: string) => ({
  ...emptyForm.filter,
  where: { ...emptyGroup, groups: [{ ...emptyGroup, conditions: [{ property, operator, text }] }] },
});

describe('a form', () => {
  it('names the ids that are missing, and shows them as missing in code and request', () => {
    const { problems, facts } = check({ relation: 'teams', method: 'add' }, '');
    expect(problems).toEqual([
      'instance: Member id is missing: choose a row or type an id.',
      'id: Team id is missing: choose a row or type an id.',
    ]);
    expect(facts.promise).toBe('const member = await Member.findById(…);\nawait member.teams.add(…);');
    expect(facts.rest).toMatchObject({ method: 'PUT', path: '/api/Members/…/teams/rel/…' });
    expect(check({ relation: 'teams', method: 'add', id: 'red' }).problems).toEqual([]);
  });

  it('distinguishes the ids where both are of the same model', () => {
    const { problems } = check({ relation: 'friends', method: 'findById', id: 'x' });
    expect(problems).toEqual(['id: Member id in friends is not a number: “x”.']);
    expect(check({ receiver: 'class', method: 'findById', id: '7' }, '').problems).toEqual([]);
  });

  it('names values that can’t be of their type, and leaves the rest to LoopBack', () => {
    const bad = { age: '12x', vip: 'yes', born: 'soon', tags: '[1', place: 'here' };
    const { problems } = check({ receiver: 'class', method: 'create', data: bad });
    expect(problems).toEqual([
      'data age: age is not a number: “12x”.',
      'data vip: vip is neither true nor false: “yes”.',
      'data born: born is not a date: “soon”. Write it as 2026-01-31.',
      'data tags: tags is not JSON: “[1”.',
      'data place: place is not JSON: “here”.',
    ]);
    const good = { age: '12', vip: 'true', born: '1815-12-10', tags: '["a"]', place: '48.1, 11.5', name: '' };
    expect(check({ receiver: 'class', method: 'create', data: good }).problems).toEqual([]);
    expect(check({ receiver: 'class', method: 'create', data: {} }).problems).toEqual([]);
    // Fields that the method does not have are not checked.
    expect(check({ receiver: 'class', method: 'count', data: bad }).problems).toEqual([]);
  });

  it('names missing and invalid values of a filter, groups included', () => {
    const find = (filter: CallForm['filter']) =>
      check({ receiver: 'class', method: 'find', filter }).problems;
    expect(find(where('age', '=', ''))).toEqual(['where: The value for age is missing.']);
    expect(find(where('age', 'inq', '1, x'))).toEqual(['where: The value for age is not a number: “x”.']);
    expect(find(where('age', 'inq', '1,'))).toEqual(['where: The value for age is missing.']);
    expect(find(where('age', 'between', '1'))).toEqual([
      'where: The value for age takes two values, as in “1, 2”.',
    ]);
    expect(find(where('name', 'regexp', '('))).toEqual([
      'where: The value for name is not a regular expression: “(”.',
    ]);
    expect(find(where('name', '=', ''))).toEqual([]);
    expect(find({ ...emptyForm.filter, limit: 'ten', skip: '-1' })).toEqual([
      'limit: limit is not a whole number: “ten”.',
      'skip: skip is not a whole number: “-1”.',
    ]);
  });
});
