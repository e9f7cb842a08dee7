import { afterEach, beforeEach, expect, it } from 'vitest';
import { titleCutTexts } from './titleCutTexts.ts';

let stop: () => void;
beforeEach(() => {
  stop = titleCutTexts(document);
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

const cut = 'display: block; width: 40px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis';

/** Shows a part of a page, and moves the pointer over the element with the id "text". */
function pointAt(html: string, options: PointerEventInit = {}): HTMLElement {
  document.body.innerHTML = html;
  const text = document.getElementById('text');
  if (text === null) throw new Error('The page has no text.');
  point(text, options);
  return text;
}

const point = (text: HTMLElement, options: PointerEventInit = {}): boolean =>
  text.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, ...options }));

it('gives a text that is cut a title, in any script, and takes it when the text fits', () => {
  for (const name of ['customerOrders', 'طلبات_العملاء_في_المنطقة', '顧客注文の明細と請求書']) {
    const text = pointAt(`<span id="text" style="${cut}">${name}</span>`);
    expect(text.title).toBe(name);
    text.style.width = '900px';
    point(text);
    expect(text.hasAttribute('title')).toBe(false);
  }
});

it('follows a text that changes', () => {
  const text = pointAt(`<span id="text" style="${cut}">customerOrders</span>`);
  text.textContent = 'customerInvoices';
  point(text);
  expect(text.title).toBe('customerInvoices');
});

it('finds the part that is cut around the text, also below its last line', () => {
  const inner = pointAt(`<span style="${cut}"><b id="text">customerOrders</b></span>`);
  expect(inner.parentElement?.title).toBe('customerOrders');
  const lines = 'display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 1; overflow: hidden';
  const clamped = pointAt(`<p id="text" style="width: 90px; ${lines}">one two three four five six</p>`);
  expect(clamped.title).toBe('one two three four five six');
});

it('leaves texts that fit, titles that have the text, other titles and drags alone', () => {
  expect(pointAt('<span id="text">id</span>').title).toBe('');
  expect(pointAt('<p id="text" style="width: 40px; overflow: hidden">customerOrders</p>').title).toBe('');
  const inTitle = `<span id="text" style="${cut}">customerOrders</span>`;
  expect(pointAt(`<li title="Shop.customerOrders">${inTitle}</li>`).title).toBe('');
  expect(pointAt(`<span id="text" title="A relation" style="${cut}">customerOrders</span>`).title).toBe(
    'A relation',
  );
  expect(pointAt(inTitle, { buttons: 1 }).title).toBe('');
});
