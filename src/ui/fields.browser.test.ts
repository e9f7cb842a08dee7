import { createElement, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CommitField } from './CommitField.tsx';
import { JsonField } from './JsonField.tsx';
import { TextField } from './TextField.tsx';

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

function mount(field: ReactNode): HTMLInputElement | HTMLTextAreaElement {
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  flushSync(() => root.render(field));
  endings.push(() => {
    root.unmount();
    host.remove();
  });
  const input = host.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  if (input === null) throw new Error('The field has no input.');
  return input;
}

describe('a field that takes effect when editing ends', () => {
  const kinds = {
    CommitField: (onCommit: (value: unknown) => void) =>
      createElement(CommitField, { value: '1', isValid: () => true, onCommit }),
    JsonField: (onCommit: (value: unknown) => void) =>
      createElement(JsonField, { label: 'Value', value: 1, onCommit }),
  };

  for (const [kind, create] of Object.entries(kinds)) {
    it(`commits on Enter and nothing on Escape (${kind})`, async () => {
      const committed: unknown[] = [];
      const input = mount(create((value) => committed.push(value)));
      await userEvent.fill(input, '23');
      await userEvent.keyboard('{Escape}');
      expect(committed).toEqual([]);
      expect(input.value).toBe('1');
      await userEvent.fill(input, '23');
      await userEvent.keyboard('{Enter}');
      expect(committed.map(String)).toEqual(['23']);
    });
  }
});

describe('a refused name', () => {
  it('is never applied in part: Enter says why and waits, and the end of editing restores the name', async () => {
    const committed: string[] = [];
    const isValid = (text: string) => text !== 'total';
    const input = mount(
      createElement(CommitField, { value: 'date', isValid, onCommit: (text) => committed.push(text) }),
    );
    await userEvent.fill(input, '');
    await userEvent.type(input, 'total');
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(input);
    expect(input.value).toBe('total');
    expect(input.validationMessage).toBe('This name is taken.');
    input.blur();
    await expect.poll(() => input.value).toBe('date');
    expect(committed).toEqual([]);

    await userEvent.fill(input, 'd');
    await userEvent.fill(input, '');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => input.value).toBe('date');
    expect(document.activeElement).not.toBe(input);

    await userEvent.fill(input, 'total');
    await userEvent.fill(input, 'totals');
    expect(input.validity.valid).toBe(true);
    await userEvent.keyboard('{Enter}');
    expect(committed).toEqual(['totals']);
  });

  it('restores the original text of a field that applies each letter', async () => {
    const heard: string[] = [];
    const input = mount(
      createElement(TextField, {
        value: 'Custome',
        onType: (text) => (text === 'Customer' ? 'refused' : true),
        onDone: () => heard.push('done'),
        onCancel: () => heard.push('cancelled'),
      }),
    );
    await userEvent.fill(input, 'Customer');
    input.blur();
    expect(heard).toEqual(['cancelled', 'done']);
    await userEvent.fill(input, 'Customer');
    await userEvent.keyboard('{Escape}');
    expect(heard).toEqual(['cancelled', 'done', 'cancelled', 'done']);
  });
});

describe('TextField', () => {
  it('ignores the keys of an input method', async () => {
    const done: string[] = [];
    const input = mount(
      createElement(TextField, {
        value: 'a',
        onType: () => true,
        onDone: () => done.push('done'),
        onCancel: () => done.push('cancelled'),
      }),
    );
    input.focus();
    for (const press of [
      { key: 'Enter', isComposing: true },
      { key: 'Escape', isComposing: true },
      { key: 'Process' },
      // Safari: the key that ends a composition.
      { key: 'Enter', keyCode: 229 },
    ])
      input.dispatchEvent(new KeyboardEvent('keydown', { ...press, bubbles: true }));
    expect(done).toEqual([]);
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(done).toEqual(['cancelled', 'done']);
  });
});
