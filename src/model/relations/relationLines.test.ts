import { describe, expect, it } from 'vitest';
import { moveModels } from '../commands/moveModels.ts';
import { setModelSetting } from '../commands/setModelSetting.ts';
import type { Project } from '../project.ts';
import { manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { shopProject } from '../testing/shopProject.ts';
import { allRelations } from './projectRelations.ts';
import { type RelationLine, relationLines, sidesOf } from './relationLines.ts';

/** "Customer.orders / Order.customer". */
const toText = (line: RelationLine): string =>
  sidesOf(line)
    .map(({ ref }) => `${ref.modelId}.${ref.name}`)
    .join(' / ');

const linesOf = (project: Project): readonly string[] => relationLines(project).map(toText);

describe('relationLines', () => {
  it('RK21: joins a hasMany or hasOne with the belongsTo by the same key, whichever comes first', () => {
    const project = projectOf(
      { name: 'Order', relations: { customer: oneOf('belongsTo', 'Customer') } },
      { name: 'Customer', relations: { orders: manyOf('Order'), address: oneOf('hasOne', 'Address') } },
      { name: 'Address', relations: { owner: oneOf('belongsTo', 'Customer', 'customerId') } },
    );
    expect(linesOf(project)).toEqual([
      'Customer.orders / Order.customer',
      'Customer.address / Address.owner',
    ]);
  });

  it('RK21: joins through relations that swap the keys, both sides of a hasAndBelongsToMany, and both of one model', () => {
    const project = projectOf(
      {
        name: 'Physician',
        relations: {
          patients: { ...manyOf('Patient'), through: 'Appointment' },
          wards: oneOf('hasAndBelongsToMany', 'Ward'),
          deputies: manyOf('Physician', 'chiefId'),
          chief: oneOf('belongsTo', 'Physician'),
        },
      },
      { name: 'Patient', relations: { physicians: { ...manyOf('Physician'), through: 'Appointment' } } },
      { name: 'Ward', relations: { physicians: oneOf('hasAndBelongsToMany', 'Physician') } },
      { name: 'Appointment' },
    );
    expect(linesOf(project)).toEqual([
      'Physician.patients / Patient.physicians',
      'Physician.wards / Ward.physicians',
      'Physician.deputies / Physician.chief',
    ]);
  });

  it('RK21: draws a relation by another key, through another model or with another target alone', () => {
    const project = projectOf(
      {
        name: 'A',
        relations: {
          bs: manyOf('B'),
          others: manyOf('B', 'otherId'),
          linked: { ...manyOf('B'), through: 'Link' },
          lost: manyOf('Nobody'),
        },
      },
      {
        name: 'B',
        relations: {
          a: oneOf('belongsTo', 'A', 'thirdId'),
          as: { ...manyOf('A'), through: 'Link2' },
          c: oneOf('belongsTo', 'C', 'aId'),
        },
      },
      { name: 'C' },
      { name: 'Link' },
      { name: 'Link2' },
    );
    expect(linesOf(project)).toEqual(allRelations(project).map(({ ref }) => `${ref.modelId}.${ref.name}`));
  });

  it('RK21: joins the first of two twins, each relation once', () => {
    const project = projectOf(
      { name: 'Customer', relations: { orders: manyOf('Order'), sales: manyOf('Order') } },
      { name: 'Order', relations: { customer: oneOf('belongsTo', 'Customer') } },
    );
    expect(linesOf(project)).toEqual(['Customer.orders / Order.customer', 'Customer.sales']);
  });

  it('RK21: keeps the line of relations that are the same', () => {
    const project = projectOf(
      { name: 'Customer', relations: { orders: manyOf('Order') } },
      { name: 'Order', relations: { customer: oneOf('belongsTo', 'Customer') } },
      { name: 'Other' },
    );
    const moved = moveModels(project, { positions: { Order: { x: 5, y: 5 } } });
    expect(relationLines(moved)).toBe(relationLines(project));
    const changed = setModelSetting(project, { modelId: 'Other', key: 'plural', value: 'Others' });
    expect(relationLines(changed)[0]).toBe(relationLines(project)[0]);
  });

  it('RK21: draws the 53 relations of a shop of 25 models as 32 lines', () => {
    const shop = shopProject();
    expect(relationLines(shop).filter(({ relation }) => relation.target !== null)).toHaveLength(32);
  });
});
