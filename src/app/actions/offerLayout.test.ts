import { afterEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type CanvasView, createViewOptions, type PlacedBox } from '../../canvas/index.ts';
import { createEditor } from '../../editor/index.ts';
import { createExampleProject } from '../../model/index.ts';
import { createNotices } from '../shell/notices.ts';
import { countOverlapping, offerLayout } from './offerLayout.ts';

afterEach(() => vi.unstubAllGlobals());

const box = (id: string, x: number, y: number, height = 50): PlacedBox => ({ id, x, y, width: 100, height });

it('counts the boxes that overlap at least one other', () => {
  expect(countOverlapping([box('a', 0, 0), box('b', 100, 0), box('c', 0, 50)])).toBe(0);
  expect(countOverlapping([box('a', 0, 0), box('b', 99, 0), box('c', 0, 200), box('d', 50, 49)])).toBe(3);
});

it('offers a layout when a change of the level of detail makes models overlap, one offer at a time', () => {
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => run());
  const editor = createEditor({ project: createExampleProject() });
  const small = [box('customer', 0, 0), box('order', 0, 60), box('review', 0, 120)];
  const large = [box('customer', 0, 0, 90), box('order', 0, 60, 90), box('review', 0, 220)];
  let drawn = large;
  const canvas = { boxes: () => drawn } as unknown as CanvasView;
  const view = createStore<{ readonly canvas: CanvasView | null }>()(() => ({ canvas }));
  const notices = createNotices();
  const viewOptions = createViewOptions();
  let laidOut = 0;
  const services = { editor, view, viewOptions, notices, layOut: () => (laidOut += 1) };
  const shown = () => notices.store.getState().shown;
  offerLayout(services, small, 'all');
  offerLayout(services, small, 'all');
  expect(shown().map(({ text }) => text)).toEqual(['2 models overlap at this level of detail.']);
  shown()[0]?.action?.run();
  expect(laidOut).toBe(1);
  drawn = small;
  offerLayout(services, large, 'all');
  expect(shown()).toEqual([]);
  drawn = large;
  editor.setReadOnly(true);
  offerLayout(services, small, 'all');
  expect(shown()).toEqual([]);
});
