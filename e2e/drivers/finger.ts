import type { CDPSession, Page } from '@playwright/test';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** One finger on the screen, which can be held still. */
export class Finger {
  readonly #session: CDPSession;
  #at: Point = { x: 0, y: 0 };

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<Finger> {
    return new Finger(await page.context().newCDPSession(page));
  }

  async press(at: Point): Promise<void> {
    this.#at = at;
    await this.#send('touchStart', [at]);
  }

  async move(to: Point): Promise<void> {
    const from = this.#at;
    for (const share of [0.1, 0.4, 0.7, 1]) {
      const at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
      await this.#send('touchMove', [at]);
    }
    this.#at = to;
  }

  async lift(): Promise<void> {
    await this.#send('touchEnd', []);
  }

  /** The system takes over the touch, as for an incoming call. */
  async cancelBySystem(): Promise<void> {
    await this.#send('touchCancel', []);
  }

  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', points: readonly Point[]) {
    await this.#session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(({ x, y }) => ({ x, y, id: 1 })),
    });
  }
}
