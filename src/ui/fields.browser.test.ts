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

describe('TextField', () => {
  it('leaves the keys of an input method alone', async () => {
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
