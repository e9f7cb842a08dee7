import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, onTestFinished } from 'vitest';
import {
  createEditor,
  createPendingRenames,
  EditorContext,
  PendingRenamesContext,
} from '../../editor/index.ts';
import type { Project } from '../../model/index.ts';
import { Canvas } from '../Canvas.tsx';
import type { CanvasView } from '../canvasView.ts';
import { createInPlaceEditing, InPlaceContext } from '../inPlace.ts';
import { createViewOptions } from '../viewOptions.ts';

/** For `expect.poll` on a busy machine. */
export const soon = { timeout: 15_000 };

/** Mounts the canvas of a project in the page, 800 by 600 pixels large, until the test ends; waits until it has a view. */
export async function openCanvas(project: Project) {
  const editor = createEditor({ project });
  const place = document.createElement('div');
  const box = { position: 'fixed', left: '100px', top: '50px', width: '800px', height: '600px' };
  Object.assign(place.style, box);
  document.body.append(place);
  const root = createRoot(place);
  const seen: { view: CanvasView | null } = { view: null };
  const close = (): void => {
    root.unmount();
    place.remove();
  };
  onTestFinished(close);
  const canvas = createElement(Canvas, {
    options: createViewOptions(),
    onViewChange: (view) => {
      seen.view = view;
    },
    onAddModel: () => undefined,
    onAddRelated: () => undefined,
    onSharedKey: () => undefined,
    zoomItems: [],
    empty: null,
  });
  const editing = createElement(InPlaceContext, { value: createInPlaceEditing() }, canvas);
  const renaming = createElement(PendingRenamesContext, { value: createPendingRenames() }, editing);
  root.render(createElement(EditorContext, { value: editor }, renaming));
  await expect.poll(() => seen.view, soon).not.toBeNull();
  const view = (): CanvasView => {
    if (seen.view === null) throw new Error('The canvas has left the page.');
    return seen.view;
  };
  return { editor, place, view, seen, close };
}
