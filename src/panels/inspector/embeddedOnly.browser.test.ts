import { flushSync } from 'react-dom';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { LONG, openInspector, until } from './testing/openInspector.ts';

const customer = { name: 'Customer', relations: { home: { type: 'embedsOne', model: 'Address' } } };

it(
  'offers the base Model to a model that others only embed, in one undo step',
  async () => {
    const { editor, place, button } = openInspector(customer, { name: 'Address' });
    flushSync(() => editor.select({ models: ['Address'] }));
    await userEvent.click(await button('Use base "Model"'));
    const base = () => editor.getState().project.models[1]?.definition.base;
    expect(base()).toBe('Model');
    expect(editor.getState().undoLabel).toBe('Store Address only embedded');
    await until(() => expect(place.textContent).not.toContain('Use base'));
    flushSync(() => editor.undo());
    expect(base()).toBeUndefined();
    flushSync(() => editor.select({ models: ['Customer'] }));
    await until(() => expect(place.textContent).toContain('home'));
    expect(place.textContent).not.toContain('Use base');
  },
  LONG,
);
