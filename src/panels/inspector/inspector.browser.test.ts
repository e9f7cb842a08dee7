import { flushSync } from 'react-dom';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { renameRelation } from '../../model/index.ts';
import { customer, LONG, openInspector, order, orders, until } from './testing/openInspector.ts';

it(
  'keeps the chosen tab for models and relations, and starts at the top when the kind changes',
  async () => {
    const { editor, tab, shown, scroller, wait } = openInspector(customer, order);
    flushSync(() => editor.select({ models: ['Customer'] }));
    (await tab('fields')).focus();
    expect(shown()).toEqual(['inspector-panel-fields']);
    for (const [keys, name] of [
      ['{ArrowRight}', 'json'],
      ['{End}', 'methods'],
      ['{ArrowRight}', 'fields'],
      ['{ArrowLeft}', 'methods'],
    ] as const) {
      await userEvent.keyboard(keys);
      await until(() => expect([keys, ...shown()]).toEqual([keys, `inspector-panel-${name}`]));
      expect(document.activeElement?.id).toBe(`inspector-tab-${name}`);
    }
    flushSync(() => editor.select({ models: ['Order'] }));
    await until(() => expect(scroller().textContent).toContain('Order.findById('));
    expect(shown()).toEqual(['inspector-panel-methods']);
    await until(() => {
      scroller().scrollTop = 300;
      expect(scroller().scrollTop).toBe(300);
    });
    flushSync(() => editor.select(orders));
    await until(() => expect(scroller().textContent).toContain('customer.orders.create('));
    expect(shown()).toEqual(['inspector-panel-methods']);
    expect(scroller().scrollTop).toBe(0);
    // Something without tabs is between.
    flushSync(() => editor.select({ models: ['Customer', 'Order'] }));
    await until(() => expect(scroller().textContent).toContain('2 models'));
    flushSync(() => editor.select({ models: ['Customer'] }));
    await wait('#inspector-tab-methods[aria-selected=true]');
  },
  LONG,
);

it(
  'keeps what was typed in a tab while another one is shown',
  async () => {
    const { editor, tab, labelled } = openInspector(customer, order);
    flushSync(() => editor.select({ models: ['Customer'] }));
    const field = await labelled<HTMLTextAreaElement>('acls');
    await userEvent.fill(field, '[{"accessType": ');
    await userEvent.click(await tab('rest'));
    await userEvent.click(await tab('fields'));
    expect(field.value).toBe('[{"accessType": ');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(
      /JSON/,
    );
  },
  LONG,
);

it(
  'does not show what was typed for a relation at another one, but keeps it when the relation is renamed',
  async () => {
    const relations = { ...customer.relations, returns: { type: 'hasMany', model: 'Order' } };
    const { editor, labelled, scroller } = openInspector({ ...customer, relations }, order);
    flushSync(() => editor.select(orders));
    await userEvent.fill(await labelled<HTMLTextAreaElement>('Scope'), '{"order": ');
    await userEvent.tab();
    const ref = orders.relation;
    flushSync(() => editor.run(renameRelation, { ref, name: 'sales' }, { label: 'Rename' }));
    await until(() => expect(scroller().textContent).toContain('Customer.sales'));
    expect((await labelled<HTMLTextAreaElement>('Scope')).value).toBe('{"order": ');
    flushSync(() => editor.select({ relation: { modelId: 'Customer', name: 'returns' } }));
    await until(() => expect(scroller().textContent).toContain('Customer.returns'));
    expect((await labelled<HTMLTextAreaElement>('Scope')).value).toBe('');
  },
  LONG,
);

it(
  'opens the tab that shows the place of a problem',
  async () => {
    const { editor, jumps, tab, shown, wait } = openInspector({ ...customer, acls: [] }, order);
    flushSync(() => editor.select({ models: ['Customer'] }));
    await userEvent.click(await tab('rest'));
    flushSync(() => jumps.setState({ place: { modelId: 'Customer', key: 'acls' } }));
    await until(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('acls'));
    expect(shown()).toEqual(['inspector-panel-fields']);
    flushSync(() => jumps.setState({ jsonPlace: { modelId: 'Customer', key: 'acls' } }));
    await wait('#inspector-tab-json[aria-selected=true]');
    await until(() => expect(document.activeElement?.closest('#inspector-panel-json')).not.toBeNull());
  },
  LONG,
);

const [everyone, admin] = [
  {
    accessType: '*',
    principalType: 'ROLE',
    principalId: '$everyone',
    permission: 'DENY',
    note: { by: 'Ada' },
  },
  { permission: 'ALLOW', principalType: 'ROLE', principalId: 'admin', property: ['find'] },
];

it(
  'changes, moves, adds and removes access rules, each as one undo step, and keeps what it does not show',
  async () => {
    const { editor, labelled, acls } = openInspector({ ...customer, acls: [everyone, 'odd', admin] });
    flushSync(() => editor.select({ models: ['Customer'] }));
    const steps: unknown[] = [acls()];
    const expectStep = async (expected: unknown): Promise<void> => {
      await until(() => expect(acls()).toEqual(expected));
      steps.push(expected);
    };
    await userEvent.fill(await labelled('Methods or properties of rule 3, separated by commas'), '');
    await userEvent.type(
      await labelled('Methods or properties of rule 3, separated by commas'),
      'find, count, ',
    );
    expect(
      (await labelled<HTMLInputElement>('Methods or properties of rule 3, separated by commas')).value,
    ).toBe('find, count, ');
    (document.activeElement as HTMLElement).blur();
    await expectStep([everyone, 'odd', { ...admin, property: ['find', 'count'] }]);
    await userEvent.selectOptions(await labelled('Permission of rule 1'), 'ALLOW');
    await expectStep([
      { ...everyone, permission: 'ALLOW' },
      'odd',
      { ...admin, property: ['find', 'count'] },
    ]);
    await userEvent.click(await labelled('Move rule 3 up'));
    const allowed = { ...everyone, permission: 'ALLOW' };
    await expectStep([allowed, { ...admin, property: ['find', 'count'] }, 'odd']);
    await until(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Move rule 2 up'));
    await userEvent.click(await labelled('Remove rule 3'));
    await expectStep([allowed, { ...admin, property: ['find', 'count'] }]);
    await userEvent.click(await labelled('Add an access rule'));
    await until(() => expect(acls()).toHaveLength(3));
    await until(() =>
      expect(document.activeElement?.getAttribute('aria-label')).toBe('Permission of rule 3'),
    );
    for (const before of steps.toReversed()) {
      flushSync(() => editor.undo());
      expect(acls()).toEqual(before);
    }
  },
  LONG,
);

it(
  'keeps the focus in the fields of an index, and beside a row that is removed',
  async () => {
    const focused = (): string | null | undefined => document.activeElement?.getAttribute('aria-label');
    const indexes = { one: { keys: { p0: 1, p1: 1 } }, two: { keys: {} } };
    const { editor, labelled } = openInspector({ ...customer, indexes, acls: [admin] });
    flushSync(() => editor.select({ models: ['Customer'] }));
    const key = await labelled<HTMLSelectElement>('Key 1 of index one');
    key.focus();
    await userEvent.selectOptions(key, 'p2');
    await labelled('Direction of p2 in index one');
    expect(focused()).toBe('Key 1 of index one');
    await userEvent.click(await labelled('Remove p2 from index one'));
    await until(() => expect(focused()).toBe('Remove p1 from index one'));
    await userEvent.click(await labelled('Remove p1 from index one'));
    await until(() => expect(focused()).toBe('Add a key to index one'));
    await userEvent.click(await labelled('Remove index one'));
    await until(() => expect(focused()).toBe('Remove index two'));
    await userEvent.click(await labelled('Remove index two'));
    await until(() => expect(focused()).toBe('Add an index'));
    await userEvent.click(await labelled('Remove rule 1'));
    await until(() => expect(focused()).toBe('Add an access rule'));
  },
  LONG,
);

it(
  'adds and renames a scope without losing the focus or what is typed beside it',
  async () => {
    const { editor, labelled, find } = openInspector({ ...customer, scopes: { old: { limit: 1 } } });
    flushSync(() => editor.select({ models: ['Customer'] }));
    await userEvent.click(await labelled('Add a scope'));
    await until(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Name of scope scope'));
    await userEvent.keyboard('old{Enter}');
    expect(find<HTMLInputElement>('[aria-label="Name of scope scope"]').validationMessage).toContain(
      'another',
    );
    await userEvent.fill(await labelled('Filter of scope scope'), '{"limit": ');
    await userEvent.fill(await labelled('Name of scope scope'), 'recent');
    await userEvent.tab();
    const filter = await labelled<HTMLTextAreaElement>('Filter of scope recent');
    expect(filter.value).toBe('{"limit": ');
    await until(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Remove scope recent'));
  },
  LONG,
);
