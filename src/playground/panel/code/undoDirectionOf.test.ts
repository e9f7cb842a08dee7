import { expect, it } from 'vitest';
import type { KeyPress } from '../../../ui/keyCombo.ts';
import { undoDirectionOf } from './undoDirectionOf.ts';

const pc = { isMac: false, isLatin: true };
const mac = { isMac: true, isLatin: true };

function press(key: string, code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: true, metaKey: false, shiftKey: false, altKey: false, ...held };
}

it('goes by what the keys type', () => {
  expect(undoDirectionOf(press('z', 'KeyZ'), pc)).toBe('undo');
  expect(undoDirectionOf(press('Z', 'KeyZ'), pc)).toBe('undo');
  expect(undoDirectionOf(press('Z', 'KeyZ', { shiftKey: true }), pc)).toBe('redo');
  expect(undoDirectionOf(press('y', 'KeyY'), pc)).toBe('redo');
  expect(undoDirectionOf(press('z', 'KeyY'), pc)).toBe('undo');
  expect(undoDirectionOf(press('z', 'KeyZ', { altKey: true }), pc)).toBeNull();
  expect(undoDirectionOf(press('z', 'KeyZ', { ctrlKey: false }), pc)).toBeNull();
});

it('goes by the position of the key where the layout has no Latin letters', () => {
  const thai = { isMac: false, isLatin: false };
  expect(undoDirectionOf(press('я', 'KeyZ'), pc)).toBe('undo');
  expect(undoDirectionOf(press('н', 'KeyY'), pc)).toBe('redo');
  expect(undoDirectionOf(press('(', 'KeyZ', { shiftKey: true }), thai)).toBe('redo');
});

it('ignores the key at the position of Z on Dvorak, which types a semicolon', () => {
  expect(undoDirectionOf(press(';', 'KeyZ'), pc)).toBeNull();
  expect(undoDirectionOf(press(':', 'KeyZ', { shiftKey: true }), pc)).toBeNull();
  expect(undoDirectionOf(press('z', 'Slash'), pc)).toBe('undo');
});

it('uses the shortcuts of a Mac on a Mac', () => {
  expect(undoDirectionOf(press('z', 'KeyZ', { metaKey: true, ctrlKey: false }), mac)).toBe('undo');
  expect(undoDirectionOf(press('z', 'KeyZ', { metaKey: true, ctrlKey: false, shiftKey: true }), mac)).toBe(
    'redo',
  );
  expect(undoDirectionOf(press('y', 'KeyY', { metaKey: true, ctrlKey: false }), mac)).toBeNull();
  expect(undoDirectionOf(press('z', 'KeyZ'), mac)).toBeNull();
});
