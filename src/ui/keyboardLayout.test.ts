import { describe, expect, it } from 'vitest';
import { showsLatin } from './keyboardLayout.ts';
import { isShortcut, type KeyPress } from './keyCombo.ts';

type Held = Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>>;

const press = (code: string, key: string, held: Held = {}, isAltGr = false): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
  getModifierState: (name) => isAltGr && name === 'AltGraph',
});

const isHere = (pressed: KeyPress, shortcut: string, isLatin = true) =>
  isShortcut(pressed, shortcut, { isMac: false, isLatin });

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** What the keys from KeyA to KeyZ type, in order, without Shift (Windows layouts). */
const otherScripts = {
  Russian: [...'фисвуапршолдьтщзйкыегмцчня'],
  Ukrainian: [...'фисвуапршолдьтщзйкіегмцчня'],
  Greek: [...'αβψδεφγηιξκλμνοπ;ρστθωςχυζ'],
  Hebrew: [
    'ש',
    'נ',
    'ב',
    'ג',
    'ק',
    'כ',
    'ע',
    'י',
    'ן',
    'ח',
    'ל',
    'ך',
    'צ',
    'מ',
    'ם',
    'פ',
    '/',
    'ר',
    'ד',
    'א',
    'ו',
    'ה',
    "'",
    'ס',
    'ט',
    'ז',
  ],
  Arabic: [
    'ش',
    'لا',
    'ؤ',
    'ي',
    'ث',
    'ب',
    'ل',
    'ا',
    'ه',
    'ت',
    'ن',
    'م',
    'ة',
    'ى',
    'خ',
    'ح',
    'ض',
    'ق',
    'س',
    'ف',
    'ع',
    'ر',
    'ص',
    'ء',
    'غ',
    'ئ',
  ],
  Thai: [
    'ฟ',
    'ิ',
    'แ',
    'ก',
    'ำ',
    'ด',
    'เ',
    '้',
    'ร',
    '่',
    'า',
    'ส',
    'ท',
    'ื',
    'น',
    'ย',
    'ๆ',
    'พ',
    'ห',
    'ะ',
    'ี',
    'อ',
    'ไ',
    'ป',
    'ั',
    'ผ',
  ],
};

/** The same for layouts with Latin letters, some of which are elsewhere. */
const latin = {
  QWERTY: [...'abcdefghijklmnopqrstuvwxyz'],
  QWERTZ: [...'abcdefghijklmnopqrstuvwxzy'],
  AZERTY: [...'qbcdefghijkl,noparstuvzxyw'],
  Dvorak: [..."axje.uidchtnmbrl'poygk,qf;"],
  'Turkish F': [...'uçveğaütnkmlszhpfıiorcgödj'],
};

describe('shortcuts on a layout of another script', () => {
  for (const [layout, typed] of Object.entries(otherScripts)) {
    it(`use the position of the key: ${layout}`, () => {
      expect(typed).toHaveLength(alphabet.length);
      const missed = alphabet.filter((letter, index) => {
        const key = typed[index] ?? '';
        const plain = press(`Key${letter}`, key);
        const held = press(`Key${letter}`, key, { ctrlKey: true });
        // A sign is taken for its place once the layout is known from a letter.
        return !(isHere(plain, letter, false) && isHere(held, `Mod+${letter}`, false));
      });
      expect(missed).toEqual([]);
    });
  }

  it('use each letter for one shortcut only', () => {
    for (const typed of Object.values(otherScripts)) {
      const pressed = press('KeyZ', typed[25] ?? '', { ctrlKey: true });
      expect(alphabet.filter((letter) => isHere(pressed, `Mod+${letter}`))).toEqual(['Z']);
    }
  });

  it('keep Shift', () => {
    expect(isHere(press('KeyZ', 'Я', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z')).toBe(true);
    expect(isHere(press('KeyZ', 'Я', { ctrlKey: true, shiftKey: true }), 'Mod+Z')).toBe(false);
    // Hebrew types Latin capitals with Shift.
    expect(isHere(press('KeyG', 'G', { shiftKey: true }), 'Shift+G')).toBe(true);
    // Thai and Arabic type signs and vowel signs with Shift.
    expect(isHere(press('KeyZ', '(', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z', false)).toBe(true);
    expect(isHere(press('KeyL', '/', { shiftKey: true }), 'Shift+L', false)).toBe(true);
    expect(isHere(press('KeyN', '์', { shiftKey: true }), 'Shift+N')).toBe(true);
    expect(isHere(press('KeyG', 'لأ', { shiftKey: true }), 'Shift+G')).toBe(true);
  });

  it('find the question mark wherever it is', () => {
    expect(isHere(press('Digit7', '?', { shiftKey: true }), '?')).toBe(true);
    expect(isHere(press('Slash', '؟', { shiftKey: true }), '?')).toBe(true);
    expect(isHere(press('KeyM', '?', { shiftKey: true }), '?', false)).toBe(true);
  });
});

describe('shortcuts on a layout with Latin letters', () => {
  for (const [layout, typed] of Object.entries(latin)) {
    it(`use what the key types: ${layout}`, () => {
      const wrong = alphabet.filter((letter, index) => {
        const key = typed[index] ?? '';
        const pressed = press(`Key${letter}`, key, { ctrlKey: true });
        const capital = press(`Key${letter}`, key.toUpperCase(), { ctrlKey: true });
        const meant = alphabet.filter((other) => isHere(pressed, `Mod+${other}`));
        const meantWithCapsLock = alphabet.filter((other) => isHere(capital, `Mod+${other}`));
        const wanted = /^[a-z]$/.test(key) ? key.toUpperCase() : '';
        return meant.join() !== wanted || (wanted !== '' && meantWithCapsLock.join() !== wanted);
      });
      expect(wrong).toEqual([]);
    });
  }

  it('ignore what AltGr types', () => {
    // µ on a German keyboard, ą on a Polish one, € by Ctrl and Alt on Windows.
    expect(isHere(press('KeyM', 'µ', {}, true), 'M')).toBe(false);
    expect(isHere(press('KeyM', 'µ'), 'M')).toBe(false);
    expect(isHere(press('KeyA', 'ą', {}, true), 'A')).toBe(false);
    expect(isHere(press('KeyA', 'a', {}, true), 'A')).toBe(false);
    expect(isHere(press('KeyE', 'e', { ctrlKey: true, altKey: true }, true), 'Mod+E')).toBe(false);
    expect(isHere(press('KeyE', 'e', { ctrlKey: true, altKey: true }), 'Mod+E')).toBe(false);
  });

  it('do not treat a dead key as a letter', () => {
    expect(alphabet.filter((letter) => isHere(press('KeyN', 'Dead'), letter))).toEqual([]);
  });
});

describe('showsLatin', () => {
  it('recognises the layout by its letters', () => {
    const tell = (key: string, shiftKey = false) => showsLatin({ key, shiftKey });
    expect(['я', 'ש', 'ผ', 'لا'].map((key) => tell(key))).toEqual([false, false, false, false]);
    expect(tell('n')).toBe(true);
    expect(tell('G', true)).toBeNull();
    expect([';', 'Shift', 'Dead', 'ä'].map((key) => tell(key))).toEqual([null, null, null, null]);
  });
});
