import { describe, expect, it } from 'vitest';
import { missingId } from '../calls/callRequest.ts';
import { describeDesign } from '../design/design.ts';
import { projectOf } from '../testing/projectOf.ts';
import { type CallForm, dataProperties, emptyForm, resolveForm, startForm, toRequest } from './callForm.ts';

const design = describeDesign(
  projectOf(
    {
      name: 'Customer',
      properties: { name: 'string' },
      relations: { orders: { type: 'hasMany', model: 'Order', foreignKey: '' } },
    },
    {
      name: 'Order',
      properties: { description: 'string', total: 'number', paid: 'boolean' },
      relations: { customer: { type: 'belongsTo', model: 'Customer', foreignKey: '' } },
    },
  ),
);

function resolved(form: Partial<CallForm>) {
  const whole = { ...emptyForm, ...form };
  const found = resolveForm(whole, design);
  if (found === null) throw new Error('The design has models.');
  return { form: whole, found, request: toRequest(whole, found) };
}

describe('startForm', () => {
  it('begins with a hasMany relation, else with a find on the first model', () => {
    expect(startForm(design)).toMatchObject({ model: 'Customer', relation: 'orders', receiver: 'instance' });
    const alone = describeDesign(projectOf({ name: 'Note' }));
    expect(startForm(alone)).toMatchObject({ model: 'Note', receiver: 'class', method: 'find' });
    expect(startForm([])).toMatchObject({ model: '', receiver: 'class' });
  });
});

describe('resolveForm', () => {
  it('replaces names that the design no longer has', () => {
    const { found } = resolved({ model: 'Gone', relation: 'gone', method: 'gone' });
    expect([found.model.name, found.relation, found.rowModel.name]).toEqual(['Customer', null, 'Customer']);
    expect(found.method).toBe(found.methods[0]);
    expect(resolveForm(emptyForm, [])).toBeNull();
  });

  it('works on the rows of the target for a relation, and of the model itself on the class', () => {
    expect(resolved({ model: 'Customer', relation: 'orders' }).found.rowModel.name).toBe('Order');
    const onClass = resolved({ model: 'Customer', relation: 'orders', receiver: 'class', method: 'find' });
    expect([onClass.found.relation, onClass.found.rowModel.name]).toEqual([null, 'Customer']);
  });
});

describe('dataProperties', () => {
  it('includes neither a generated id nor the key that the relation sets', () => {
    const names = (form: Partial<CallForm>) => dataProperties(resolved(form).found).map(({ name }) => name);
    expect(names({ model: 'Customer', relation: 'orders', method: 'create' })).toEqual([
      'description',
      'total',
      'paid',
    ]);
    expect(names({ model: 'Order', receiver: 'class', method: 'create' })).toContain('customerId');
  });

  it.each(['hasMany', 'hasOne'])('nor the discriminator that a polymorphic %s sets', (type) => {
    const polymorphic = describeDesign(
      projectOf(
        { name: 'Author', relations: { pictures: { type, model: 'Picture', polymorphic: 'imageable' } } },
        {
          ...{ name: 'Picture', properties: { url: 'string' } },
          relations: { imageable: { type: 'belongsTo', polymorphic: true } },
        },
      ),
    );
    const names = (form: Partial<CallForm>) => {
      const found = resolveForm({ ...emptyForm, ...form }, polymorphic);
      return found === null ? [] : dataProperties(found).map(({ name }) => name);
    };
    const made = { model: 'Author', relation: 'pictures' };
    expect(names({ ...made, method: 'create' })).toEqual(['url']);
    expect(names({ ...made, method: 'build' })).toEqual(['url']);
    expect(names({ model: 'Picture', receiver: 'class', method: 'create' })).toEqual([
      'url',
      'imageableId',
      'imageableType',
    ]);
  });
});

describe('toRequest', () => {
  it('reads texts by the types of the properties and leaves out what is empty or unknown', () => {
    const data = { description: '7', total: '7', paid: 'true', gone: 'x', customerId: '5' };
    const { request } = resolved({
      model: 'Customer',
      relation: 'orders',
      method: 'create',
      instance: '3',
      data,
    });
    expect(request.instanceId).toBe(3);
    expect(request.data).toEqual({ description: '7', total: 7, paid: true });
    const empty = resolved({ model: 'Customer', relation: 'orders', data: { description: '' } });
    expect(empty.request.data).toEqual({});
  });

  it('marks missing ids, and needs an id only where the method takes one', () => {
    const missing = resolved({ model: 'Customer', relation: 'orders', method: 'findById' }).request;
    expect([missing.instanceId, missing.id]).toEqual([missingId, missingId]);
    const given = resolved({ model: 'Customer', relation: 'orders', method: 'findById', id: '9' }).request;
    expect(given.id).toBe(9);
    const onClass = resolved({ model: 'Order', receiver: 'class', method: 'find', id: '9' }).request;
    expect([onClass.instanceId, onClass.id, onClass.target]).toEqual([null, null, null]);
  });
});
