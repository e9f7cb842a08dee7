import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { expect } from '@playwright/test';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The codes of WebDriver for keys that have no character. */
export const keys = { control: '\uE009', enter: '\uE007', escape: '\uE00C', delete: '\uE017', tab: '\uE004' };

/**
 * WebKitGTK's own small browser, driven by WebDriver: Playwright has no client for it. A part of the
 * page is found by a selector of CSS.
 */
export class WebKit {
  readonly version: string;
  readonly #session: string;
  readonly #processes: readonly ChildProcess[];

  private constructor(version: string, session: string, processes: readonly ChildProcess[]) {
    this.version = version;
    this.#session = session;
    this.#processes = processes;
  }

  /** Starts a display without a screen, the driver and the browser. */
  static async start({ width, height }: { width: number; height: number }): Promise<WebKit> {
    const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const [display] = await once(
      createInterface({ input: screen.stdio[3] as NodeJS.ReadableStream }),
      'line',
    );
    const port = await findFreePort();
    const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: `:${display}` },
    });
    const address = `http://127.0.0.1:${port}/session`;
    await expect(async () => {
      await fetch(`http://127.0.0.1:${port}/status`);
    }).toPass();
    const { sessionId, capabilities } = (await ask('POST', address, { capabilities: {} })) as {
      sessionId: string;
      capabilities: { browserVersion: string };
    };
    const browser = new WebKit(capabilities.browserVersion, `${address}/${sessionId}`, [driver, screen]);
    await browser.#command('/window/rect', { x: 0, y: 0, width, height });
    return browser;
  }

  async close(): Promise<void> {
    await ask('DELETE', this.#session).finally(() => {
      for (const process of this.#processes) process.kill();
    });
  }

  #command(path: string, body: object): Promise<unknown> {
    return ask('POST', `${this.#session}${path}`, body);
  }

  async open(address: string): Promise<void> {
    await this.#command('/url', { url: address });
  }

  async reload(): Promise<void> {
    await this.#command('/refresh', {});
  }

  /** Returns the picture of the page as PNG. */
  async screenshot(): Promise<Buffer> {
    return Buffer.from(String(await ask('GET', `${this.#session}/screenshot`)), 'base64');
  }

  /** Runs a function in the page, which sees nothing but its arguments. */
  async evaluate<Given extends readonly unknown[], Value>(
    run: (...given: Given) => Value,
    ...given: Given
  ): Promise<Value> {
    const script = `return (${run}).apply(null, arguments);`;
    return (await this.#command('/execute/sync', { script, args: given })) as Value;
  }

  /** Returns the visible text of the first element; null where there is none. */
  text(selector: string): Promise<string | null> {
    return this.evaluate(
      (wanted) => (document.querySelector(wanted) as HTMLElement | null)?.innerText ?? null,
      selector,
    );
  }

  count(selector: string): Promise<number> {
    return this.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);
  }

  async #boxOf(selector: string): Promise<{ x: number; y: number; width: number; height: number }> {
    await expect.poll(() => this.count(selector), selector).toBeGreaterThan(0);
    return this.evaluate((wanted) => {
      const { x, y, width, height } = (document.querySelector(wanted) as Element).getBoundingClientRect();
      return { x, y, width, height };
    }, selector);
  }

  /** Returns a point inside an element, by its share of the width and the height. */
  async pointIn(selector: string, across = 0.5, down = 0.5): Promise<Point> {
    const { x, y, width, height } = await this.#boxOf(selector);
    return { x: Math.round(x + width * across), y: Math.round(y + height * down) };
  }

  async #point(actions: readonly object[]): Promise<void> {
    await this.#command('/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  }

  /** Moves to the first point and presses, then moves over the others without letting go. */
  async hold([start, ...rest]: readonly [Point, ...Point[]]): Promise<void> {
    const moveTo = (point: Point) => ({ type: 'pointerMove', duration: 100, ...point });
    await this.#point([moveTo(start), { type: 'pointerDown', button: 0 }, ...rest.map(moveTo)]);
  }

  async release(): Promise<void> {
    await this.#point([{ type: 'pointerUp', button: 0 }]);
  }

  async click(selector: string): Promise<void> {
    await this.evaluate(
      (wanted) => document.querySelector(wanted)?.scrollIntoView({ block: 'center' }),
      selector,
    );
    await this.hold([await this.pointIn(selector)]);
    await this.release();
  }

  /** Types characters, one after the other. */
  async type(text: string): Promise<void> {
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.#command('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Presses keys together. */
  async press(...pressed: readonly string[]): Promise<void> {
    const actions = [
      ...pressed.map((value) => ({ type: 'keyDown', value })),
      ...pressed.toReversed().map((value) => ({ type: 'keyUp', value })),
    ];
    await this.#command('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Replaces the text of an editor. Typing it would be completed while it is typed. */
  async fillEditor(selector: string, text: string): Promise<void> {
    await this.click(selector);
    await this.evaluate((inserted) => {
      document.execCommand('selectAll');
      document.execCommand('insertText', false, inserted);
    }, text);
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** @throws with the driver's message where it refuses a command */
async function ask(method: string, address: string, body?: object): Promise<unknown> {
  const response = await fetch(address, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`WebKit refuses ${address}: ${JSON.stringify(value)}`);
  return value;
}
