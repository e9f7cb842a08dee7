import { flushSync } from 'react-dom';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { LONG, openInspector, until } from './testing/openInspector.ts';

const customer = {
  name: 'Customer',
  properties: { home: { type: 'Address' } },
  relations: { phones: { type: 'embedsMany', model: 'Phone' } },
};
const address = {
  name: 'Address',
  properties: { street: { type: 'string', required: true }, next: 'Address' },
};
const phone = { name: 'Phone', properties: { number: 'string', place: 'Address' } };

it(
  'unfolds what a property holds, by mouse and by key, and a model within itself never',
  async () => {
    const { editor, place, wait } = openInspector(customer, address, phone);
    flushSync(() => editor.select({ models: ['Customer'] }));
    const summary = await wait<HTMLElement>('[data-property="home"] summary');
    expect(summary.textContent).toBe('holds id, street, next');
    expect(summary.getAttribute('aria-label')).toBe('home holds id, street, next');
    const shown = () =>
      [...place.querySelectorAll('[data-held-property]')].map((row) =>
        row.getAttribute('data-held-property'),
      );
    await userEvent.click(summary);
    await until(() => expect(shown()).toEqual(['id', 'street', 'next']));
    expect(place.querySelector('[data-held-property="street"]')?.textContent).toBe('street*string');
    expect(place.querySelector('[data-held-property="next"] details')).toBeNull();
    await userEvent.click(summary);
    await until(() => expect(shown()).toEqual([]));

    (await wait<HTMLElement>('[data-property="_phones"] summary')).focus();
    await userEvent.keyboard('{Enter}');
    (await wait<HTMLElement>('[data-held-property="place"] summary')).focus();
    await userEvent.keyboard('{Enter}');
    await until(() => expect(shown()).toEqual(['id', 'number', 'place', 'id', 'street', 'next']));
    // It is a view of the inspector alone.
    expect(editor.getState().canUndo).toBe(false);
  },
  LONG,
);
