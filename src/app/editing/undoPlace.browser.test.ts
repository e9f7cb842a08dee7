import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type UndoPlaces, watchUndoPlaces } from './undoPlace.ts';

let places: UndoPlaces;

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`There is no ${id}.`);
  return found;
};
const type = (id: string): void => void element(id).dispatchEvent(new InputEvent('input', { bubbles: true }));
const press = (id: string): void =>
  void element(id).dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));

beforeEach(() => {
  document.body.innerHTML = `
    <main><div id="canvas"></div><input id="name"><select id="kind"></select></main>
    <section data-undo="rows">
      <p id="log"></p><button id="run">Run</button><select id="model"></select>
      <form id="form"><input id="field"></form>
      <div role="grid"><input id="cell"></div>
      <div class="cm-editor"><div id="code" contenteditable="true"></div><input id="find"><button id="next">next</button></div>
    </section>
    <div role="dialog"><button id="close">Close</button></div>`;
  places = watchUndoPlaces(document);
});

afterEach(() => places.close());

describe('where undo belongs', () => {
  it('is the focused part of the page; a text field has its own undo', () => {
    const all = ['canvas', 'name', 'kind', 'log', 'run', 'model', 'field', 'cell', 'code', 'find', 'next'];
    expect(all.map((id) => places.of(element(id)))).toEqual([
      'design',
      'text',
      'design',
      'rows',
      'rows',
      'rows',
      'rows',
      'text',
      'text',
      'text',
      'text',
    ]);
  });

  it('is a field of the playground after typing, until its form is submitted', () => {
    element('field').focus();
    type('field');
    expect(places.of(element('field'))).toBe('text');
    element('form').dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
    expect(places.of(element('field'))).toBe('rows');
    type('field');
    element('run').focus();
    element('field').focus();
    expect(places.of(element('field'))).toBe('rows');
  });

  it('is the last used part if nothing has the focus', () => {
    expect(places.of(document.body)).toBe('design');
    press('log');
    expect(places.of(document.body)).toBe('rows');
    // A dialog opens and closes.
    element('close').focus();
    element('close').remove();
    expect(places.of(document.body)).toBe('rows');
    press('canvas');
    expect(places.of(document.body)).toBe('design');
  });
});
