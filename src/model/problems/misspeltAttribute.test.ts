import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, manyOf, projectOf } from '../testing/projects.ts';
import { misspeltAttribute } from './misspeltAttribute.ts';

const project = projectOf({
  name: 'Customer',
  relatons: {},
  tile: 'x',
  properties: { name: { type: 'string', requird: true }, plain: 'string', nested: { requird: 'string' } },
  relations: {
    orders: { ...manyOf('Customer'), foreignkey: 'custId', note: 'n' },
    fine: { type: 'hasMany', model: 'Customer', foreignKey: 'x', scope: {}, options: {}, properties: {} },
  },
});

it('PB13: misspelt keys are reported with their place', () => {
  expect(problemLines(misspeltAttribute.find(project))).toEqual([
    'warning Customer relatons: Customer has "relatons", which LoopBack does not know and silently ignores.',
    'warning Customer.orders foreignkey: Customer.orders has "foreignkey", which LoopBack does not know and silently ignores.',
    'warning Customer.name requird: Customer.name has "requird", which LoopBack does not know and silently ignores.',
  ]);
  expect(misspeltAttribute.find(project).map(({ advice }) => advice)).toEqual([
    'Did you mean "relations"?',
    'Did you mean "foreignKey"?',
    'Did you mean "required"?',
  ]);
});

it('PB13: the fix corrects the key, and keeps an existing correct one', () => {
  const [top, relation, property] = misspeltAttribute.find(project);
  const fixed = [relation, property].reduce(
    (current, problem) => problem?.fix?.apply(current) ?? current,
    project,
  );
  expect(JSON.stringify(definitionOf(fixed, 'Customer')['properties'])).toContain(
    '{"type":"string","required":true}',
  );
  expect(top?.fix?.label).toBe('Remove "relatons"');
  const bare = projectOf({ name: 'A', relations: { it: { type: 'hasMany', model: 'A', foreignkey: 'b' } } });
  expect(definitionOf(applyFirstFix(misspeltAttribute, bare), 'A')['relations']).toEqual({
    it: { type: 'hasMany', model: 'A', foreignKey: 'b' },
  });
  expect(JSON.stringify(definitionOf(fixed, 'Customer')['relations'])).toContain(
    '"orders":{"type":"hasMany","model":"Customer","foreignKey":"custId","note":"n"}',
  );
});

it('PB13: a known key with something added is not a misspelling', () => {
  const project = projectOf({
    name: 'A',
    'description-es': 'x',
    description_de: 'x',
    _acls: [],
    'x-mysql': {},
    properties: { p: { type: 'string', 'description-es': 'x', descriptionFr: 'x', defalt: 1 } },
    relations: { as: { ...manyOf('A'), 'foreignKey-note': 'x', foreignkey: 'y' } },
  });
  expect(misspeltAttribute.find(project).map(({ place }) => place.key)).toEqual(['foreignkey', 'defalt']);
});
