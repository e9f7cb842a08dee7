import { expect, it } from 'vitest';
import type { KeyPress } from '../../../ui/keyCombo.ts';
import { turnOf } from './turnOf.ts';

const pc = { isMac: false, isLatin: true };
const mac = { isMac: true, isLatin: true };

function press(key: string, code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: true, metaKey: false, shiftKey: false, altKey: false, ...held };
}

it('undoes and redoes by what the keys type', () => {
  expect(turnOf(press('z', 'KeyZ'), pc)).toBe('undo');
  expect(turnOf(press('Z', 'KeyZ'), pc)).toBe('undo');
  expect(turnOf(press('Z', 'KeyZ', { shiftKey: true }), pc)).toBe('redo');
  expect(turnOf(press('y', 'KeyY'), pc)).toBe('redo');
  expect(turnOf(press('z', 'KeyY'), pc)).toBe('undo');
  expect(turnOf(press('z', 'KeyZ', { altKey: true }), pc)).toBeNull();
  expect(turnOf(press('z', 'KeyZ', { ctrlKey: false }), pc)).toBeNull();
});

it('goes by the place of the key where the layout has no Latin letters', () => {
  const thai = { isMac: false, isLatin: false };
  expect(turnOf(press('я', 'KeyZ'), pc)).toBe('undo');
  expect(turnOf(press('н', 'KeyY'), pc)).toBe('redo');
  expect(turnOf(press('(', 'KeyZ', { shiftKey: true }), thai)).toBe('redo');
});

it('is not fooled by Dvorak, where the key at the place of Z types a semicolon', () => {
  expect(turnOf(press(';', 'KeyZ'), pc)).toBeNull();
  expect(turnOf(press(':', 'KeyZ', { shiftKey: true }), pc)).toBeNull();
  expect(turnOf(press('z', 'Slash'), pc)).toBe('undo');
});

it('takes the keys of a Mac on a Mac', () => {
  expect(turnOf(press('z', 'KeyZ', { metaKey: true, ctrlKey: false }), mac)).toBe('undo');
  expect(turnOf(press('z', 'KeyZ', { metaKey: true, ctrlKey: false, shiftKey: true }), mac)).toBe('redo');
  expect(turnOf(press('y', 'KeyY', { metaKey: true, ctrlKey: false }), mac)).toBeNull();
  expect(turnOf(press('z', 'KeyZ'), mac)).toBeNull();
});
