import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type CanvasView, createInPlaceEditing } from '../../canvas/index.ts';
import { connect, createEditor } from '../../editor/index.ts';
import { addModel, createExampleProject } from '../../model/index.ts';
import { Separator } from '../../ui/Separator.tsx';
import { createNotices } from '../shell/notices.ts';
import { createOverlays } from '../shell/overlays.ts';
import { listenToShortcuts } from './listenToShortcuts.ts';

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

it('buffers what is typed before the prompt for a key appears; Escape cancels the prompt', () => {
  const editor = createEditor({ project: createExampleProject() });
  const { project } = editor.getState();
  const [owner, target] = project.models;
  if (owner === undefined || target === undefined) throw new Error('no models');
  expect(connect(editor, { ownerId: owner.id, targetId: target.id })).not.toBeNull();
  const overlays = createOverlays();
  const heard: string[] = [];
  const stop = listenToShortcuts({
    editor,
    overlays,
    actions: [
      {
        id: 'addModel',
        label: 'Add a model',
        shortcuts: ['N'],
        isEnabled: () => true,
        run: () => heard.push('model'),
      },
    ],
    editing: createInPlaceEditing(),
    view: createStore(() => ({ canvas: null })),
    notices: createNotices(),
    rowUndoing: createStore(() => ({ turn: null })),
  });
  endings.push(stop);
  const press = (key: string): boolean =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

  overlays.setState({ open: 'sharedKey' });
  for (const key of ['n', 'e', 'w']) press(key);
  expect(heard).toEqual([]);
  expect(overlays.getState()).toMatchObject({ open: 'sharedKey', bufferedInput: 'new' });
  // It is rendered, but does not have the focus yet.
  const dialog = document.createElement('div');
  dialog.setAttribute('role', 'dialog');
  dialog.tabIndex = -1;
  document.body.append(dialog);
  press('n');
  expect(overlays.getState().bufferedInput).toBe('newn');
  expect(heard).toEqual([]);
  dialog.focus();
  press('x');
  expect(overlays.getState().bufferedInput).toBe('newn');
  dialog.remove();
  overlays.setState({ open: null, bufferedInput: '' });
  overlays.setState({ open: 'sharedKey' });
  press('Escape');
  expect(overlays.getState()).toMatchObject({ open: null, bufferedInput: '' });
  expect(editor.getState().project).toBe(project);
  press('n');
  expect(heard).toEqual(['model']);
});

it('buffers what is typed for the name of a model until the canvas is ready', () => {
  const editor = createEditor({ project: createExampleProject() });
  const editing = createInPlaceEditing();
  const heard: string[] = [];
  const canvas = { isDragging: () => false } as CanvasView;
  const view = createStore<{ readonly canvas: CanvasView | null }>(() => ({ canvas }));
  const stop = listenToShortcuts({
    editor,
    overlays: createOverlays(),
    actions: [
      {
        id: 'addModel',
        label: 'Add a model',
        shortcuts: ['N'],
        isEnabled: () => true,
        run: () => {
          heard.push('model');
          editor.run(addModel, { id: 'new', name: 'Model1', position: { x: 0, y: 0 } });
          editing.setState({ target: { modelId: 'new', part: 'name', isNew: true } });
        },
      },
    ],
    editing,
    view,
    notices: createNotices(),
    rowUndoing: createStore(() => ({ turn: null })),
  });
  endings.push(stop);
  const press = (key: string): boolean =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  for (const key of ['n', 'I', 'n']) press(key);
  expect(heard).toEqual(['model']);
  // Without a canvas no field appears, and keys are free.
  view.setState({ canvas: null });
  press('n');
  expect(heard).toEqual(['model', 'model']);
});

it('leaves Escape to a border that is dragged: it cancels the drag and keeps the selection', () => {
  const editor = createEditor({ project: createExampleProject() });
  const heard: string[] = [];
  const stop = listenToShortcuts({
    editor,
    overlays: createOverlays(),
    actions: [
      {
        id: 'clearSelection',
        label: 'Clear the selection',
        shortcuts: ['Escape'],
        isEnabled: () => true,
        run: () => heard.push('selection'),
      },
    ],
    editing: createInPlaceEditing(),
    view: createStore(() => ({ canvas: null })),
    notices: createNotices(),
    rowUndoing: createStore(() => ({ turn: null })),
  });
  endings.push(stop);
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  endings.push(() => root.unmount());
  const show = (isDefault: boolean): HTMLElement => {
    const border = createElement(Separator, {
      ...{ label: 'Width', orientation: 'vertical', value: 200, least: 100, most: 300, isDefault },
      onChange: (width) => heard.push(`width ${width}`),
      onReset: () => heard.push('default width'),
    });
    flushSync(() => root.render(border));
    const shown = document.querySelector<HTMLElement>('[role="separator"]');
    if (shown === null) throw new Error('The border is not shown.');
    // Only a real pointer can be captured.
    shown.setPointerCapture = () => {};
    shown.releasePointerCapture = () => shown.dispatchEvent(new Event('lostpointercapture'));
    return shown;
  };
  const press = (target: HTMLElement): boolean =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  for (const isDefault of [false, true]) {
    const border = show(isDefault);
    border.dispatchEvent(new PointerEvent('pointerdown', { button: 0, bubbles: true }));
    press(border);
    press(border);
  }
  expect(heard).toEqual(['width 200', 'selection', 'default width', 'selection']);
});
