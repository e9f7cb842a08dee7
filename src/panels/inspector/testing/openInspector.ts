import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, vi } from 'vitest';
import {
  createEditor,
  createPendingRenames,
  EditorContext,
  PendingRenamesContext,
} from '../../../editor/index.ts';
import type { JsonObject } from '../../../lib/json.ts';
import { createProject, printModelFile, readModelFile } from '../../../model/index.ts';
import { createJumps, JumpContext } from '../../jump.ts';
import { Inspector } from '../Inspector.tsx';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A busy machine may take this long for one test. Milliseconds. */
export const LONG = 180_000;

const nothing = (): void => undefined;

/** Waits for a state, which may be late on a busy machine. */
export const until = <Value>(check: () => Value): Promise<Value> => vi.waitFor(check, { timeout: 60_000 });

export type NamedDefinition = JsonObject & { readonly name: string };

/** Shows the inspector of models, whose ids are their names. */
export function openInspector(...definitions: readonly NamedDefinition[]) {
  const models = definitions.map((definition) => {
    const file = readModelFile(`common/models/${definition.name}.json`, JSON.stringify(definition, null, 2));
    if (!file.ok) throw new Error(file.error.message);
    return { id: definition.name, ...file.value };
  });
  const editor = createEditor({ project: { ...createProject('Shown'), models } });
  const jumps = createJumps();
  const place = document.body.appendChild(document.createElement('div'));
  place.style.cssText = 'height: 400px; width: 300px; overflow: hidden';
  const root = createRoot(place);
  closers.push(() => {
    root.unmount();
    place.remove();
  });
  const actions = { onDownload: nothing, onSharedKey: nothing, onDelete: nothing, arranging: [] };
  const inspector = createElement(Inspector, actions);
  const jumping = createElement(JumpContext, { value: jumps }, inspector);
  const renaming = createElement(PendingRenamesContext, { value: createPendingRenames() }, jumping);
  flushSync(() => root.render(createElement(EditorContext, { value: editor }, renaming)));
  const find = <Found extends HTMLElement>(selector: string): Found => {
    const found = place.querySelector<Found>(selector);
    if (found === null) throw new Error(`There is no ${selector}.`);
    return found;
  };
  const wait = <Found extends HTMLElement>(selector: string): Promise<Found> =>
    until(() => find<Found>(selector));
  const field = (label: string): Promise<HTMLInputElement> =>
    until(() => {
      const found = [...place.querySelectorAll('label')].find(({ textContent }) => textContent === label);
      const control = found && place.querySelector<HTMLInputElement>(`[id="${found.htmlFor}"]`);
      if (!control) throw new Error(`There is no field ${label}.`);
      return control;
    });
  const button = (text: string): Promise<HTMLButtonElement> =>
    until(() => {
      const found = [...place.querySelectorAll('button')].find((each) => each.textContent?.includes(text));
      if (!found) throw new Error(`There is no button ${text}.`);
      return found;
    });
  return {
    editor,
    jumps,
    place,
    field,
    button,
    find,
    wait,
    labelled: <Found extends HTMLElement>(label: string) => wait<Found>(`[aria-label="${label}"]`),
    tab: (name: string) => wait(`#inspector-tab-${name}`),
    shown: () => [...place.querySelectorAll('[role=tabpanel]:not([hidden])')].map(({ id }) => id),
    scroller: () => find('aside'),
    acls: () => JSON.parse(printModelFile(definedIn(editor.getState().project.models[0])))['acls'],
  };
}

function definedIn<Entry>(entry: Entry | undefined): Entry {
  if (entry === undefined) throw new Error('There is no model.');
  return entry;
}

export const customer = {
  name: 'Customer',
  base: 'PersistedModel',
  properties: Object.fromEntries(Array.from({ length: 3 }, (_, index) => [`p${index}`, 'string'])),
  relations: { orders: { type: 'hasMany', model: 'Order' } },
};
export const order = { ...customer, name: 'Order', relations: {} };
export const orders = { relation: { modelId: 'Customer', name: 'orders' } };
