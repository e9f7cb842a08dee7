import { flushSync } from 'react-dom';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { renameRelation } from '../../model/index.ts';
import { customer, LONG, openInspector, order, orders, until } from './testing/openInspector.ts';

it(
  'keeps invalid JSON while something else is selected, and says if the JSON has changed since',
  async () => {
    const relations = { ...customer.relations, returns: { type: 'hasMany', model: 'Order' } };
    const { editor, jumps, labelled, tab, scroller } = openInspector({ ...customer, relations }, order);
    const select = async (wanted: Parameters<typeof editor.select>[0], title: string) => {
      flushSync(() => editor.select(wanted));
      await until(() => expect(scroller().querySelector('header')?.textContent).toContain(title));
    };
    const leave = () => select({ models: ['Order'] }, 'Order.json');
    await select({ models: ['Customer'] }, 'Customer.json');
    await userEvent.fill(await labelled<HTMLTextAreaElement>('description'), 'Who buys');
    await userEvent.tab();
    await leave();
    expect((await labelled<HTMLTextAreaElement>('description')).value).toBe('');
    await select({ models: ['Customer'] }, 'Customer.json');
    const field = await labelled<HTMLTextAreaElement>('description');
    expect([field.value, field.getAttribute('aria-invalid')]).toEqual(['Who buys', 'true']);
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Put text in double quotes: "Who buys"',
    );
    await userEvent.fill(field, '"Who buys"');
    await userEvent.tab();
    await leave();
    await select({ models: ['Customer'] }, 'Customer.json');
    const settled = await labelled<HTMLTextAreaElement>('description');
    expect([settled.value, settled.getAttribute('aria-invalid')]).toEqual(['"Who buys"', 'false']);

    await userEvent.click(await tab('json'));
    const alerts = () => [...scroller().querySelectorAll('[role=alert]')].map((alert) => alert.textContent);
    await userEvent.click(await labelled('Model JSON'));
    await userEvent.keyboard('{Control>}{Home}{/Control}x');
    const problem = /^Line 1: expected .+, found x\. Discard changes$/;
    await until(() => expect(alerts()).toEqual([expect.stringMatching(problem)]));
    await leave();
    expect(alerts()).toEqual([]);
    await select({ models: ['Customer'] }, 'Customer.json');
    await until(() => expect(alerts()).toEqual([expect.stringMatching(problem)]));
    await until(() => expect(scroller().textContent).toContain('x{'));
    await leave();
    const ref = orders.relation;
    flushSync(() => editor.run(renameRelation, { ref, name: 'sales' }, { label: 'Rename' }));
    await select({ models: ['Customer'] }, 'Customer.json');
    await until(() => expect(alerts()).toEqual([expect.stringContaining('has changed since you typed')]));

    await select({ relation: { ...ref, name: 'sales' } }, 'Customer.sales');
    await userEvent.click(await labelled('Relation JSON'));
    await userEvent.keyboard('{Control>}{Home}{/Control}y');
    await until(() => expect(alerts()).toHaveLength(1));
    await select({ relation: { ...ref, name: 'returns' } }, 'Customer.returns');
    await until(() => expect(alerts()).toEqual([]));
    await select({ relation: { ...ref, name: 'sales' } }, 'Customer.sales');
    await until(() => expect(alerts()).toEqual([expect.stringContaining('found y')]));
    expect(jumps.getState().place).toBeNull();
  },
  LONG,
);
