import { expect, it } from 'vitest';
import type { JsonValue } from '../../lib/json.ts';
import { readModelFile } from '../files/readModelFile.ts';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { listedForeignKey } from './listedForeignKey.ts';

const definition = (foreignKey: JsonValue) => ({
  name: 'Order',
  relations: { customer: { type: 'belongsTo', model: 'Order', foreignKey } },
});

it('PB81: a list of keys is read as one key, and reported', () => {
  const file = readModelFile('order.json', JSON.stringify(definition(['a', 'b'])));
  expect(file.ok).toBe(true);
  const project = projectOf(definition(['a', 'b']));
  expect(listedForeignKey.find(project)).toMatchObject([
    {
      place: { modelId: 'Order', relation: 'customer', key: 'foreignKey' },
      message: 'Order.customer has a list as its foreignKey: LoopBack creates one property named "a,b".',
      fix: { label: 'Use "a"' },
    },
  ]);
  const after = applyFirstFix(listedForeignKey, project);
  expect(definitionOf(after, 'Order')).toMatchObject({ relations: { customer: { foreignKey: 'a' } } });
});

it('PB81: one key is fine, and any other value is converted to text', () => {
  expect(listedForeignKey.find(projectOf(definition('a')))).toEqual([]);
  expect(readModelFile('order.json', JSON.stringify(definition([1]))).ok).toBe(true);
  const project = projectOf(definition(5));
  expect(listedForeignKey.find(project)).toMatchObject([
    {
      message: 'Order.customer has a number as its foreignKey: LoopBack creates one property named "5".',
      fix: { label: 'Use "5"' },
    },
  ]);
  const nameless = projectOf(definition([]));
  expect(listedForeignKey.find(nameless)).toMatchObject([{ fix: { label: 'Let LoopBack name the key' } }]);
  const after = applyFirstFix(listedForeignKey, nameless);
  expect(definitionOf(after, 'Order')).toMatchObject({ relations: { customer: { foreignKey: '' } } });
});
