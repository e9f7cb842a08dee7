import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { CanvasView } from '../../canvas/index.ts';
import { createEditor } from '../../editor/index.ts';
import { findModel, type Project } from '../../model/index.ts';
import { positionsOf, projectOf } from '../../model/testing/projects.ts';
import { createNotices } from '../shell/notices.ts';
import { createCopyActions, listenToCopies } from './copying.ts';

/** What the page knows of an element: whether a selector finds it or one around it. */
class FakeElement {
  readonly #selector: string;
  constructor(selector: string) {
    this.#selector = selector;
  }
  readonly isContentEditable = false;
  matches(selector: string): boolean {
    return selector.includes(this.#selector);
  }
  closest(selector: string): FakeElement | null {
    return this.matches(selector) ? this : null;
  }
}

let clipboard: string | null = null;
/** Whether the browser lets the page write to the clipboard. */
let isAllowed = true;
/** Whether text is marked in the page. */
let isMarked = false;
let page: EventTarget;

beforeEach(() => {
  clipboard = null;
  isAllowed = true;
  isMarked = false;
  page = Object.assign(new EventTarget(), {
    activeElement: null,
    body: { append: () => {} },
    // What copies where there is no clipboard of the browser.
    createElement: () => ({ style: {}, select: () => {}, remove: () => {} }),
    execCommand: () => false,
    getSelection: () => ({ isCollapsed: !isMarked }),
  });
  vi.stubGlobal('document', page);
  vi.stubGlobal('Element', FakeElement);
  vi.stubGlobal('HTMLElement', FakeElement);
  vi.stubGlobal('navigator', {
    clipboard: {
      writeText: async (text: string) => {
        if (!isAllowed) throw new DOMException('', 'NotAllowedError');
        clipboard = text;
      },
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

const shop = (): Project =>
  projectOf(
    { name: 'Customer', relations: { orders: { type: 'hasMany', model: 'Order' } } },
    { name: 'Order', properties: { amount: { type: 'number' } } },
  );

function stage(project = shop()) {
  const editor = createEditor({ project });
  const notices = createNotices();
  const shown: unknown[] = [];
  let isInView = true;
  const canvas = {
    centre: ({ x, y } = { x: 0, y: 0 }) => ({ x: 1000.4 + x, y: 500 + y }),
    isInView: () => isInView,
    show: (box: unknown) => void shown.push(box),
  } as unknown as CanvasView;
  const services = { editor, notices, view: createStore(() => ({ canvas })) };
  const actions = createCopyActions(services);
  const action = (id: string) => {
    const found = actions.find((each) => each.id === id);
    if (found === undefined) throw new Error(`There is no action ${id}.`);
    return found;
  };
  const stop = listenToCopies(services);
  return {
    editor,
    notices,
    shown,
    stop,
    isEnabled: (id: string) => action(id).isEnabled(editor.getState()),
    run: (id: string) => void action(id).run(),
    leaveView: () => {
      isInView = false;
    },
    names: () => editor.getState().project.models.map(({ definition }) => definition.name),
    told: () => notices.store.getState().shown.map(({ text }) => text),
    /** Resolves to whether the designer took the text. */
    paste: async (text: string | null, target?: FakeElement) => {
      const clipboardData = { getData: () => text ?? '' };
      const event = Object.assign(new Event('paste', { cancelable: true }), { clipboardData });
      if (target !== undefined) Object.defineProperty(event, 'target', { value: target });
      page.dispatchEvent(event);
      await vi.dynamicImportSettled();
      return event.defaultPrevented;
    },
  };
}

describe('copying', () => {
  it('writes the selected models to the clipboard and says so', async () => {
    const { editor, run, told } = stage();
    editor.select({ models: ['Order'] });
    run('copySelection');
    await vi.waitFor(() => expect(told()).toEqual(['Copied 1 model']));
    expect(clipboard).toContain('"amount"');
    expect(clipboard).not.toContain('"Customer"');
  });

  it('reports a browser that does not allow it', async () => {
    const { editor, run, told } = stage();
    isAllowed = false;
    editor.select({ models: ['Order'] });
    run('copySelection');
    await vi.waitFor(() =>
      expect(told()).toEqual(['The browser does not let this page write to the clipboard.']),
    );
  });

  it('needs a selection, and leaves marked text to the browser', () => {
    const { editor, isEnabled } = stage();
    expect(['copySelection', 'cutSelection', 'duplicateSelection'].map(isEnabled)).toEqual([
      false,
      false,
      false,
    ]);
    editor.select({ models: ['Order'] });
    expect(['copySelection', 'cutSelection', 'duplicateSelection'].map(isEnabled)).toEqual([
      true,
      true,
      true,
    ]);
    isMarked = true;
    expect(['copySelection', 'cutSelection', 'duplicateSelection'].map(isEnabled)).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('cutting', () => {
  it('removes what is in the clipboard, as one undo step', async () => {
    const { editor, run, names } = stage();
    editor.select({ models: ['Order'] });
    run('cutSelection');
    await vi.waitFor(() => expect(names()).toEqual(['Customer']));
    expect(clipboard).toContain('"amount"');
    expect(editor.getState().undoLabel).toBe('Cut');
    editor.undo();
    expect(names()).toEqual(['Customer', 'Order']);
  });

  it('removes nothing that the clipboard did not get', async () => {
    const { editor, run, names, told } = stage();
    isAllowed = false;
    editor.select({ models: ['Order'] });
    run('cutSelection');
    await vi.waitFor(() => expect(told()).toHaveLength(1));
    expect(names()).toEqual(['Customer', 'Order']);
  });

  it('of a property is refused, with what does it', () => {
    const { editor, run, told } = stage();
    editor.select({ models: ['Order'], property: 'amount' });
    run('cutSelection');
    expect(told()[0]).toMatch(/^A property can’t be cut. Press Delete to remove amount, .* to cut Order\.$/);
    expect(clipboard).toBeNull();
    expect(findModel(editor.getState().project, 'Order')?.definition).toHaveProperty('properties.amount');
  });
});

describe('duplicating', () => {
  it('puts a copy a little beside the model and selects it', async () => {
    const { editor, run, names } = stage();
    editor.select({ models: ['Order'] });
    run('duplicateSelection');
    await vi.waitFor(() => expect(names()).toHaveLength(3));
    const { project, selection } = editor.getState();
    expect(selection.models).toEqual([project.models[2]?.id]);
    expect(project.models[2]?.definition).toMatchObject({ properties: { amount: { type: 'number' } } });
    expect(positionsOf(project)[2]).not.toEqual(positionsOf(project)[1]);
    expect(editor.getState().undoLabel).toBe('Duplicate');
  });
});

describe('pasting', () => {
  async function copied() {
    const { editor, run, stop } = stage();
    editor.select({ models: ['Order'] });
    run('copySelection');
    await vi.waitFor(() => expect(clipboard).not.toBeNull());
    stop();
    return clipboard;
  }

  it('adds the models in the middle of the view, selects them, and brings them into view', async () => {
    const text = await copied();
    const { editor, leaveView, names, paste, shown } = stage(projectOf());
    leaveView();
    expect(await paste(text)).toBe(true);
    await vi.waitFor(() => expect(names()).toEqual(['Order']));
    const { project, selection, undoLabel } = editor.getState();
    expect(positionsOf(project)).toEqual([{ x: 840, y: 380 }]);
    expect(selection.models).toEqual([project.models[0]?.id]);
    expect(shown).toMatchObject([{ x: 840, y: 380 }]);
    expect(undoLabel).toBe('Paste');
  });

  it('does not move the view where all of it is visible', async () => {
    const text = await copied();
    const { names, paste, shown } = stage(projectOf());
    await paste(text);
    await vi.waitFor(() => expect(names()).toEqual(['Order']));
    expect(shown).toEqual([]);
  });

  it('never puts models as text into a field or a dialog: it says where to paste them', async () => {
    const text = await copied();
    const { names, paste, told } = stage();
    expect(await paste(text, new FakeElement('input'))).toBe(true);
    expect(await paste(text, new FakeElement('[role="dialog"]'))).toBe(true);
    expect(told()).toEqual([
      'The clipboard holds what was cut or copied in the designer, not a text. Click the canvas and paste it there.',
    ]);
    expect(names()).toEqual(['Customer', 'Order']);
  });

  it('leaves other text to others, and everything once it has stopped', async () => {
    const text = await copied();
    const { paste, names, stop } = stage();
    expect(await paste('{"name": "Coupon"}')).toBe(false);
    stop();
    expect(await paste(text)).toBe(false);
    expect(names()).toEqual(['Customer', 'Order']);
  });

  it('reports what was damaged on its way', async () => {
    const text = await copied();
    const { names, paste, told } = stage();
    expect(await paste((text ?? '').replace('"Order"', '7'))).toBe(true);
    await vi.waitFor(() => expect(told()[0]).toContain('The pasted JSON is not a model'));
    expect(names()).toEqual(['Customer', 'Order']);
  });
});
