import { describe, expect, it } from 'vitest';
import { findProblems } from '../problems/findProblems.ts';
import type { Project } from '../project.ts';
import { allRelations } from '../relations/projectRelations.ts';
import { restPathOf } from '../restPath.ts';
import { definitionOf, relationNames } from '../testing/projects.ts';
import { shopProject } from '../testing/shopProject.ts';
import { previewRename } from './previewRename.ts';
import { renameModel, usualNamesToChange } from './renameModel.ts';
import { type NamesToChange, renameWithNames } from './renameWithNames.ts';

const shop = shopProject();
const rename = (names: NamesToChange): Project =>
  names === 'none' || names === 'derived'
    ? renameModel(shop, { modelId: 'Order', name: 'SalesOrder', names })
    : renameWithNames(shop, { modelId: 'Order', name: 'SalesOrder', names });
const codes = (project: Project) =>
  findProblems(project)
    .map(({ code, place }) => `${code} ${place.modelId}`)
    .toSorted();

const keys = (project: Project, ids: readonly string[]) =>
  allRelations(project).flatMap(({ ref, targetName, foreignKey }) =>
    ids.includes(ref.modelId) && targetName === 'SalesOrder'
      ? [`${ref.modelId}.${ref.name} ${foreignKey?.value}`]
      : [],
  );

describe('renaming a model of a real project', () => {
  it.each(['none', 'derived', 'all'] as const)(
    'RN7: makes no problem when the names to change are %s',
    (names) => {
      expect(codes(rename(names))).toEqual(codes(shop));
    },
  );

  it('RN7: causes no problem, whichever name is chosen', () => {
    const units = previewRename(shop, { modelId: 'Order', name: 'SalesOrder', names: 'all' })?.units ?? [];
    expect(units.length).toBeGreaterThan(5);
    for (const { id } of units) expect(codes(rename([id])), id).toEqual(codes(shop));
  });

  it('RN8: keeps keys, relation names and paths if no name is chosen', () => {
    const kept = rename('none');
    const entry = kept.models.find(({ id }) => id === 'Order');
    expect(entry?.definition.name).toBe('SalesOrder');
    expect(entry?.path).toBe('common/models/sales-order.json');
    expect(entry && restPathOf(kept, entry)).toBe('/api/Orders');
    expect(keys(kept, ['Member', 'OrderItem', 'Payment', 'Shipment', 'Invoice'])).toEqual([
      'Invoice.order orderId',
      'Member.orders memberId',
      'OrderItem.order orderId',
      'Payment.order orderId',
      'Shipment.order orderId',
    ]);
    expect(definitionOf(kept, 'OrderItem')).toEqual({
      ...definitionOf(shop, 'OrderItem'),
      relations: {
        order: { type: 'belongsTo', model: 'SalesOrder', foreignKey: '' },
        product: { type: 'belongsTo', model: 'Product', foreignKey: '' },
      },
    });
    expect(kept.modelConfig?.config['SalesOrder']).toEqual({ dataSource: 'db', public: true });
  });

  it('RN8: writes down the join model that LoopBack creates, with its previous keys and name', () => {
    const kept = rename('none');
    const join = kept.models.find(
      ({ definition }) => definition.name === 'CouponOrder' || definition.name === 'OrderCoupon',
    );
    expect(join?.definition['relations']).toEqual({
      order: { type: 'belongsTo', model: 'SalesOrder', foreignKey: 'orderId' },
      coupon: { type: 'belongsTo', model: 'Coupon', foreignKey: 'couponId' },
    });
    expect(definitionOf(kept, 'Coupon')['relations']).toMatchObject({
      orders: {
        type: 'hasMany',
        model: 'SalesOrder',
        through: join?.definition.name,
        foreignKey: 'couponId',
        keyThrough: 'orderId',
      },
    });
  });

  it('RN7: keeps a custom key of one side on both sides unless both are chosen', () => {
    const derived = rename('derived');
    expect(relationNames(derived, 'OrderItem')).toEqual(['salesOrder', 'product']);
    expect(keys(derived, ['OrderItem', 'Payment'])).toEqual([
      'OrderItem.salesOrder orderId',
      'Payment.salesOrder orderId',
    ]);
    expect(keys(rename('all'), ['OrderItem', 'Payment'])).toEqual([
      'OrderItem.salesOrder salesOrderId',
      'Payment.salesOrder salesOrderId',
    ]);
  });

  it('RN9: keeps the names of a model from a file by default, but not of one that was drawn here', () => {
    const [entry] = shop.models;
    expect(entry && usualNamesToChange(entry)).toBe('none');
    expect(usualNamesToChange({ source: null })).toBe('derived');
  });
});
