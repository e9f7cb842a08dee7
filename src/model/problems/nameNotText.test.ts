import { expect, it } from 'vitest';
import { renameModel } from '../commands/renameModel.ts';
import { relationsOf } from '../relations/projectRelations.ts';
import { mend } from '../testing/mend.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { nameNotText } from './nameNotText.ts';
import { unknownTarget } from './unknownTarget.ts';

const customer = { name: 'Customer', plural: ['people', 'x'], http: { path: 5 } };
const order = (relation: object) => ({
  name: 'Order',
  relations: { buyer: { type: 'belongsTo', ...relation } },
});

it('PB97: says what LoopBack takes a name for, and writes what was meant', () => {
  const project = projectOf(customer, order({ model: ['Customer'], primaryKey: ['id'] }));
  expect(nameNotText.find(project).map(({ message, severity }) => [severity, message])).toEqual([
    ['warning', 'Customer has a list as its plural: LoopBack takes it for "people,x".'],
    ['warning', 'Customer has a number as its http.path: LoopBack takes it for "5".'],
    ['warning', 'Order.buyer has a list as its model: LoopBack takes it for "Customer".'],
    ['warning', 'Order.buyer has a list as its primaryKey: LoopBack takes it for "id".'],
  ]);
  const after = [1, 2, 3, 4].reduce((current) => mend(nameNotText, current), project);
  expect(nameNotText.find(after)).toEqual([]);
  expect(definitionOf(after, 'Customer')).toMatchObject({ plural: 'people', http: { path: '5' } });
  expect(definitionOf(after, 'Order')).toMatchObject({
    relations: { buyer: { model: 'Customer', primaryKey: 'id' } },
  });
});

it('PB97: LoopBack does not boot where no model has the name, which is not said to be left out', () => {
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

it('RF12 CM2: a relation whose model is a list leads there, and follows a rename', () => {
  const project = projectOf({ name: 'Customer' }, order({ model: ['Customer'] }));
  expect(relationsOf(project, 'Order')).toMatchObject([{ targetName: 'Customer', isSetUp: true }]);
  const renamed = renameModel(project, { modelId: 'Customer', name: 'Person' });
  expect(relationsOf(renamed, 'Order')).toMatchObject([{ targetName: 'Person', isSetUp: true }]);
});
