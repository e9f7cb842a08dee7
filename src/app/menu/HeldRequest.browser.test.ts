import { type ComponentType, createElement, lazy, Suspense, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { useMenuSource } from '../../ui/menuSource.ts';
import { HeldRequest } from './HeldRequest.tsx';
import { watchMenuRequests } from './watchMenuRequests.ts';

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

/** Shows a thing with a menu and one without, and the menus, whose code comes when `load` is called. */
function mount() {
  const opened: string[] = [];
  let load: (part: ComponentType) => void = () => {};
  const loading = new Promise<ComponentType>((resolve) => {
    load = resolve;
  });
  const Late = lazy(async () => ({ default: await loading }));
  let isLoaded = false;
  const Menus = () => {
    useEffect(() => {
      isLoaded = true;
      return watchMenuRequests({ onRequest: ({ x, y }) => opened.push(`${x},${y}`), fallback: () => null });
    }, []);
    return null;
  };
  const Thing = () => {
    const thing = useRef<HTMLButtonElement>(null);
    useMenuSource(thing, () => []);
    return createElement('button', { ref: thing, type: 'button' }, 'thing');
  };
  const element = document.body.appendChild(document.createElement('div'));
  const root = createRoot(element);
  const held = createElement(HeldRequest);
  const page = [
    createElement(Thing, { key: 'thing' }),
    createElement('p', { key: 'other' }, 'other'),
    createElement(Suspense, { key: 'menus', fallback: held }, createElement(Late)),
  ];
  flushSync(() => root.render(page));
  endings.push(() => {
    root.unmount();
    element.remove();
  });
  return { element, opened, load: () => load(Menus), isLoaded: () => isLoaded };
}

/** Clicks with the right button; returns whether the browser shows its own menu. */
const clickRight = (element: Element | null, init: MouseEventInit): boolean | undefined =>
  element?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...init }));

it('opens the menu that was asked for last before its code was loaded, once', async () => {
  const { element, opened, load } = mount();
  const thing = element.querySelector('button');
  await vi.waitFor(() => expect(clickRight(thing, { clientX: 1, clientY: 2 })).toBe(false));
  expect(clickRight(thing, { clientX: 3, clientY: 4 })).toBe(false);
  // The browser's own menu stays where there is no other, and with Shift.
  expect(clickRight(element.querySelector('p'), {})).toBe(true);
  expect(clickRight(thing, { shiftKey: true })).toBe(true);
  expect(opened).toEqual([]);
  load();
  await vi.waitFor(() => expect(opened).toEqual(['3,4']));
  expect(clickRight(thing, { clientX: 5, clientY: 6 })).toBe(false);
  expect(opened).toEqual(['3,4', '5,6']);
});

it('opens no menu after the user has gone on', async () => {
  const { element, opened, load, isLoaded } = mount();
  const thing = element.querySelector('button');
  await vi.waitFor(() => expect(clickRight(thing, {})).toBe(false));
  thing?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  load();
  await vi.waitFor(() => expect(isLoaded()).toBe(true));
  clickRight(thing, { clientX: 5, clientY: 6 });
  expect(opened).toEqual(['5,6']);
});
