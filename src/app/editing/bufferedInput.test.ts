import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createInPlaceEditing, type InPlaceTarget } from '../../canvas/index.ts';
import { createEditor } from '../../editor/index.ts';
import { createExampleProject } from '../../model/index.ts';
import { stubPage } from '../testing/stubPage.ts';
import { createBufferedInput } from './bufferedInput.ts';

/** A field in which the user types. */
class Field {
  readonly isContentEditable = true;
  readonly closest = () => null;
  readonly matches = () => true;
}

let inserted: unknown[] = [];
let focused: Field | null = null;

beforeEach(() => {
  inserted = [];
  focused = null;
});
afterEach(() => vi.unstubAllGlobals());

function stage({ hasCanvas = true } = {}) {
  const { window } = stubPage();
  vi.stubGlobal('HTMLElement', Field);
  Object.defineProperty(document, 'activeElement', { get: () => focused });
  Object.assign(document, { execCommand: (...args: unknown[]) => void inserted.push(args) });
  const editing = createInPlaceEditing();
  const buffered = createBufferedInput({
    editor: createEditor({ project: createExampleProject() }),
    editing,
    view: createStore(() => ({ canvas: hasCanvas ? {} : null })),
  });
  return {
    ...buffered,
    editing,
    request: (target: InPlaceTarget) => editing.setState({ target }),
    /** Resolves to whether each key was kept for the field. */
    type: (keys: readonly string[], modifiers: object = {}) =>
      keys.map((key) => {
        const event = Object.assign(new Event('keydown', { cancelable: true }), { key }, modifiers);
        const isKept = buffered.keep(event as KeyboardEvent);
        return isKept && event.defaultPrevented;
      }),
    /** The field appears and gets the focus. */
    appear: async () => {
      focused = new Field();
      const event = new Event('focusin');
      Object.defineProperty(event, 'target', { value: focused });
      window.dispatchEvent(event);
      await Promise.resolve();
    },
  };
}

const name: InPlaceTarget = { modelId: 'order', part: 'name' };

it('keeps what is typed for a field that is on its way, and types it there once', async () => {
  const { appear, request, type } = stage();
  request(name);
  expect(type(['A', 'x', 'Backspace', 'b', 'Enter', 'Tab'])).toEqual(Array(6).fill(true));
  await appear();
  expect(inserted).toEqual([['insertText', false, 'Ab']]);
  await appear();
  expect(inserted).toHaveLength(1);
});

it('leaves keys alone where no field was requested, or where it is there already', async () => {
  const { appear, request, type } = stage();
  expect(type(['a'])).toEqual([false]);
  request(name);
  await appear();
  expect(type(['a'])).toEqual([false]);
});

it('leaves commands alone', () => {
  const { request, type } = stage();
  request(name);
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey'])
    expect(type(['z'], { [modifier]: true })).toEqual([false]);
});

it('forgets the field and what was typed at Escape', async () => {
  const { appear, editing, request, type } = stage();
  request(name);
  type(['a', 'Escape']);
  expect(editing.getState().target).toBeNull();
  request(name);
  await appear();
  expect(inserted).toEqual([]);
});

it('gives up a field of something that the project does not have', () => {
  const targets: readonly InPlaceTarget[] = [
    { modelId: 'gone', part: 'name' },
    { areaId: 'gone', part: 'title' },
    { noteId: 'gone', part: 'text' },
    { relation: { modelId: 'order', name: 'gone' }, part: 'relationName' },
  ];
  for (const target of targets) {
    const { editing, request, type } = stage();
    request(target);
    expect(type(['a'])).toEqual([false]);
    expect(editing.getState().target).toBeNull();
  }
});

it('keeps nothing without a canvas: no field will appear', () => {
  const { request, type } = stage({ hasCanvas: false });
  request(name);
  expect(type(['a'])).toEqual([false]);
});

it('types nothing after its end', async () => {
  const { appear, close, request, type } = stage();
  request(name);
  type(['a']);
  close();
  await appear();
  expect(inserted).toEqual([]);
});
