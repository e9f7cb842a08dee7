import {
  type Browser,
  test as base,
  errors,
  expect,
  type Page,
  type Request,
  type TestInfo,
} from '@playwright/test';
import { type Canary, startCanary } from './canary.ts';
import { Designer } from './designer.ts';
import { type Fingerprint, plantSecrets, readRows, takeFingerprint } from './fingerprint.ts';
import { Playground } from './playground.ts';

/**
 * One page on which the attempts of a file are made one after the other: that
 * the next one works is part of what each has to prove. When a test fails,
 * Playwright ends its process, and the rest get a page of their own.
 */
export class Arena {
  readonly page: Page;
  readonly playground: Playground;
  readonly canary: Canary;
  /** Of the app, with a slash at its end. */
  readonly home: string;
  readonly #before: Fingerprint;
  readonly #rows: Awaited<ReturnType<typeof readRows>>;
  readonly #seen: string[];
  readonly #idle: number;

  constructor(parts: {
    page: Page;
    canary: Canary;
    home: string;
    before: Fingerprint;
    rows: Awaited<ReturnType<typeof readRows>>;
    seen: string[];
    idle: number;
  }) {
    this.page = parts.page;
    this.playground = new Playground(parts.page);
    this.canary = parts.canary;
    this.home = parts.home;
    this.#before = parts.before;
    this.#rows = parts.rows;
    this.#seen = parts.seen;
    this.#idle = parts.idle;
  }

  /** Puts in the addresses: BAIT is the canary's, SOCKET its WebSocket, STUN its UDP port, HOME the app's. */
  fill(code: string): string {
    return code
      .replaceAll('BAIT', this.canary.address)
      .replaceAll('SOCKET', this.canary.address.replace('http', 'ws'))
      .replaceAll('STUN', this.canary.stun)
      .replaceAll('HOME/', this.home);
  }

  /** Runs code that has to come to an end. */
  async run(code: string): Promise<void> {
    await this.start(code);
    await this.ended();
  }

  /** Waits for the end of what runs; looks at every frame, for there are many runs. */
  async ended(timeout = 30_000): Promise<void> {
    await this.page.waitForFunction(
      () => {
        const log = document.querySelector('[role=log]');
        const ending = log?.querySelector(
          '[data-last] :is([data-entry=done], [data-entry=ended], [data-entry=stopped])',
        );
        return log?.getAttribute('aria-busy') === 'false' && ending !== null;
      },
      null,
      { timeout },
    );
  }

  /** Starts code, and answers once it runs. */
  async start(code: string): Promise<void> {
    await this.playground.type(this.fill(code));
    const before = await this.playground.newest();
    await this.page.keyboard.press('ControlOrMeta+Enter');
    await this.page.waitForFunction(
      (number) =>
        Number(document.querySelector('[data-log][data-last]')?.getAttribute('data-number')) > number,
      before,
    );
  }

  /** Whether the run still goes on. */
  async isRunning(): Promise<boolean> {
    return (await this.playground.log.getAttribute('aria-busy')) === 'true';
  }

  /** Ends the run by the button. */
  async stop(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Stop', exact: true });
    // On a very busy machine the time of the run may be over first, and the button gone.
    await button.click({ timeout: 5_000 }).catch((error: unknown) => {
      if (!(error instanceof errors.TimeoutError)) throw error;
    });
    await this.ended();
    await expect(this.playground.ending).toContainText('Stopped');
  }

  /**
   * The page is used while something goes on in the sandbox: a click is
   * handled, and questions are answered. How long that took is in the
   * report only, for it says more about what else the machine does.
   */
  async expectAnswers(when: 'during' | 'after', info: TestInfo): Promise<void> {
    const search = this.page.getByRole('searchbox', { name: 'Find a model' });
    await search.click();
    await expect(search).toBeFocused();
    const taken = await answerTime(this.page);
    info.annotations.push({
      type: `answers ${when}`,
      description: `${taken.toFixed(1)} ms (idle ${this.#idle.toFixed(1)} ms)`,
    });
  }

  /**
   * What has to hold after every attempt.
   *
   * @param mayConnect lets connections pass on which nothing was asked
   */
  async expectWhole(info: TestInfo, { mayConnect = false } = {}): Promise<void> {
    await this.expectAnswers('after', info);
    await this.run('await Customer.count()');
    await expect(this.playground.value(1)).toHaveText(/5$/);
    await expect(this.playground.ending).toContainText('Done in');
    expect(await takeFingerprint(this.page), 'what lies outside the sandbox').toEqual(this.#before);
    expect(await readRows(this.page), 'stored rows').toEqual(this.#rows);
    if (mayConnect) this.canary.forget('connection');
    expect(this.canary.reached, 'what reached another host').toEqual([]);
    expect(this.#seen, 'requests, pages, downloads and dialogs').toEqual([]);
  }
}

/** The middle of five questions to the page, in milliseconds. */
async function answerTime(page: Page): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const start = performance.now();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[2] ?? 0;
}

/** Notes everything that a page could do to the world: requests to others, windows, downloads, dialogs, crashes. */
function watch(page: Page, home: string): string[] {
  const seen: string[] = [];
  page.context().on('page', (opened) => seen.push(`page ${opened.url()}`));
  page.on('download', (download) => seen.push(`download ${download.url()}`));
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('crash', () => seen.push('crash'));
  const note = (request: Request): void => {
    if (!request.url().startsWith(home) && !request.url().startsWith('blob:'))
      seen.push(`${request.method()} ${request.url()}`);
  };
  page.on('response', (response) => note(response.request()));
  page.on('requestfailed', (request) => {
    // What the policy forbids is reported as a failed request, and never left the browser.
    if (request.failure()?.errorText !== 'csp') note(request);
  });
  return seen;
}

/** Opens the app with secrets planted and sample data made. */
async function openArena(browser: Browser, home: string, viewport: { width: number; height: number }) {
  const canary = await startCanary();
  const context = await browser.newContext({ viewport, baseURL: home });
  const page = await context.newPage();
  await new Designer(page).open();
  const playground = new Playground(page);
  await playground.open();
  await plantSecrets(page);
  await playground.run('await Customer.count()');
  await new Designer(page).expectSaved();
  await page.getByRole('searchbox', { name: 'Find a model' }).click();
  const seen = watch(page, home);
  const [before, rows, idle] = [await takeFingerprint(page), await readRows(page), await answerTime(page)];
  const arena = new Arena({ page, canary, home, before, rows, seen, idle });
  return {
    arena,
    close: async () => {
      await context.close();
      await canary.close();
    },
  };
}

/** Tests on one page for the whole file. A trace of hundreds of runs would take longer than they do. */
export const test = base.extend<object, { arena: Arena }>({
  trace: ['off', { scope: 'worker' }],
  arena: [
    async ({ browser }, use, { project }) => {
      const { baseURL = '', viewport } = project.use;
      const { arena, close } = await openArena(browser, baseURL, viewport ?? { width: 1440, height: 900 });
      await use(arena);
      await close();
    },
    { scope: 'worker' },
  ],
});

export { expect };
