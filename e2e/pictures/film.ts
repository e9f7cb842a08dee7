import { expect, type Locator, type Page } from '@playwright/test';
import { encodeGif } from '../../scripts/gif.js';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How long a step of a movement is shown, in ms. */
const step = 70;

const arrow = `<svg xmlns="http://www.w3.org/2000/svg" width="22" height="22" viewBox="0 0 22 22">
  <path d="M3 1 L3 17 L7.5 13 L10.5 20 L13.5 18.7 L10.5 12 L16.5 12 Z" fill="#111" stroke="#fff" stroke-width="1.4"/></svg>`;

/** Pictures of a part of the page, taken one after the other, with a pointer that pictures do not have. */
export class Film {
  readonly #page: Page;
  readonly #part: Locator;
  readonly #frames: { png: Buffer; delay: number }[] = [];
  #pointer: Point = { x: 0, y: 0 };

  private constructor(page: Page, part: Locator) {
    this.#page = page;
    this.#part = part;
  }

  static async start(page: Page, part: Locator): Promise<Film> {
    const film = new Film(page, part);
    await page.evaluate((svg) => {
      const pointer = document.createElement('div');
      pointer.id = 'film-pointer';
      pointer.style.cssText = 'position:fixed;left:0;top:0;z-index:9999;pointer-events:none';
      pointer.innerHTML = svg;
      document.body.append(pointer);
    }, arrow);
    const { x, y } = await film.middleOf(part);
    await film.#put({ x, y: y + 120 });
    return film;
  }

  async middleOf(locator: Locator): Promise<Point> {
    const box = await locator.boundingBox();
    if (box === null) throw new Error(`${locator} is not on the page.`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async #put(to: Point): Promise<void> {
    this.#pointer = to;
    await this.#page.mouse.move(to.x, to.y);
    await this.#page.locator('#film-pointer').evaluate((pointer, { x, y }) => {
      pointer.style.transform = `translate(${x - 3}px, ${y - 1}px)`;
    }, to);
  }

  /** Takes a picture that is shown for so many ms. */
  async wait(delay: number): Promise<void> {
    this.#frames.push({
      png: await this.#part.screenshot({ animations: 'disabled', caret: 'initial' }),
      delay,
    });
  }

  /** Moves the pointer in steps, each of which is a picture. */
  async move(to: Point, steps: number): Promise<void> {
    const from = this.#pointer;
    for (let index = 1; index <= steps; index++) {
      // Slower at both ends, as a hand moves.
      const done = (1 - Math.cos((Math.PI * index) / steps)) / 2;
      await this.#put({ x: from.x + (to.x - from.x) * done, y: from.y + (to.y - from.y) * done });
      await this.wait(step);
    }
  }

  /** The bytes of the GIF. */
  async end(): Promise<Uint8Array> {
    const tab = await this.#page.context().newPage();
    const frames: { pixels: Uint8Array; delay: number }[] = [];
    let [width, height] = [0, 0];
    for (const { png, delay } of this.#frames) {
      const image = await tab.evaluate(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext('2d');
        if (!context) throw new Error('no canvas');
        context.drawImage(bitmap, 0, 0);
        const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
        let text = '';
        for (let at = 0; at < data.length; at += 8192) {
          text += String.fromCharCode(...data.subarray(at, at + 8192));
        }
        return { width: bitmap.width, height: bitmap.height, pixels: btoa(text) };
      }, png.toString('base64'));
      [width, height] = [image.width, image.height];
      frames.push({ pixels: Buffer.from(image.pixels, 'base64'), delay });
    }
    await tab.close();
    const gif = encodeGif(width, height, frames);
    expect(gif.length, 'a picture for a page that people open on a telephone').toBeLessThan(600_000);
    return gif;
  }
}
