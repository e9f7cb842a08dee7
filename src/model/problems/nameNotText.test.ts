import { expect, it } from 'vitest';
import { renameModel } from '../commands/renameModel.ts';
import { relationsOf } from '../relations/projectRelations.ts';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { nameNotText } from './nameNotText.ts';
import { unknownTarget } from './unknownTarget.ts';

const customer = { name: 'Customer', plural: ['people', 'x'], http: { path: 5 } };
const order = (relation: object) => ({
  name: 'Order',
  relations: { buyer: { type: 'belongsTo', ...relation } },
});

it('PB97: reports how LoopBack reads a name, and the fix writes the intended one', () => {
  const project = projectOf(customer, order({ model: ['Customer'], primaryKey: ['id'] }));
  expect(nameNotText.find(project).map(({ message, severity }) => [severity, message])).toEqual([
    ['warning', 'Customer has a list as its plural: LoopBack reads it as "people,x".'],
    ['warning', 'Customer has a number as its http.path: LoopBack reads it as "5".'],
    ['warning', 'Order.buyer has a list as its model: LoopBack reads it as "Customer".'],
    ['warning', 'Order.buyer has a list as its primaryKey: LoopBack reads it as "id".'],
  ]);
  const after = [1, 2, 3, 4].reduce((current) => applyFirstFix(nameNotText, current), project);
  expect(nameNotText.find(after)).toEqual([]);
  expect(definitionOf(after, 'Customer')).toMatchObject({ plural: 'people', http: { path: '5' } });
  expect(definitionOf(after, 'Order')).toMatchObject({
    relations: { buyer: { model: 'Customer', primaryKey: 'id' } },
  });
});

it('PB97: LoopBack does not boot if no model has the name, and no other rule reports the relation', () => {
  const project = projectOf(order({ model: ['Nope', 'Nada'] }));
  expect(nameNotText.find(project)).toMatchObject([
    {
      severity: 'error',
      message:
        'Order.buyer has a list as its model, and no model is named "Nope,Nada": LoopBack does not boot.',
    },
  ]);
  expect(unknownTarget.find(project)).toEqual([]);
});

it('PB97: text, null and false are not problems', () => {
  const project = projectOf(
    { name: 'Customer', plural: 'people', http: { path: null } },
    order({ model: 'Customer', primaryKey: false, through: null }),
  );
  expect(nameNotText.find(project)).toEqual([]);
});

it('RF12 CM2: a relation whose model is a list finds that model, and follows a rename', () => {
  const project = projectOf({ name: 'Customer' }, order({ model: ['Customer'] }));
  expect(relationsOf(project, 'Order')).toMatchObject([{ targetName: 'Customer', isSetUp: true }]);
  const renamed = renameModel(project, { modelId: 'Customer', name: 'Person' });
  expect(relationsOf(renamed, 'Order')).toMatchObject([{ targetName: 'Person', isSetUp: true }]);
});
