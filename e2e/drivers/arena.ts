import {
  type Browser,
  test as base,
  errors,
  expect,
  type Page,
  type Request,
  type TestInfo,
} from '@playwright/test';
import { Designer } from './designer.ts';
import { Playground } from './playground.ts';
import { type Canary, startCanary } from './startCanary.ts';
import { type Fingerprint, readRows, storeSecrets, takeFingerprint } from './takeFingerprint.ts';

/**
 * One page on which the attempts of a file are made one after the other: each
 * has to leave a page on which the next one works. After a failed test
 * Playwright ends the process, and the remaining tests get a new page.
 */
export class Arena {
  readonly page: Page;
  readonly playground: Playground;
  readonly canary: Canary;
  /** The address of the app, with a slash at its end. */
  readonly home: string;
  readonly #before: Fingerprint;
  readonly #rows: Awaited<ReturnType<typeof readRows>>;
  readonly #incidents: string[];
  readonly #idle: number;

  constructor(parts: {
    page: Page;
    canary: Canary;
    home: string;
    before: Fingerprint;
    rows: Awaited<ReturnType<typeof readRows>>;
    incidents: string[];
    idle: number;
  }) {
    this.page = parts.page;
    this.playground = new Playground(parts.page);
    this.canary = parts.canary;
    this.home = parts.home;
    this.#before = parts.before;
    this.#rows = parts.rows;
    this.#incidents = parts.incidents;
    this.#idle = parts.idle;
  }

  /** Inserts the addresses: of the canary for BAIT, its WebSocket for SOCKET, its UDP port for STUN, the app for HOME. */
  fill(code: string): string {
    return code
      .replaceAll('BAIT', this.canary.address)
      .replaceAll('SOCKET', this.canary.address.replace('http', 'ws'))
      .replaceAll('STUN', this.canary.stun)
      .replaceAll('HOME/', this.home);
  }

  /** Runs code and waits for its end. */
  async run(code: string): Promise<void> {
    await this.start(code);
    await this.waitForEnd();
  }

  /** Waits for the end of the run. It checks in every frame, because there are many runs. */
  async waitForEnd(timeout = 30_000): Promise<void> {
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

  /** Starts code, and returns once it runs. */
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

  /** Whether the code still runs. */
  async isRunning(): Promise<boolean> {
    return (await this.playground.log.getAttribute('aria-busy')) === 'true';
  }

  /** Stops the run with the button. */
  async stop(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Stop', exact: true });
    // On a very busy machine the run may time out first, and the button disappear.
    await button.click({ timeout: 5_000 }).catch((error: unknown) => {
      if (!(error instanceof errors.TimeoutError)) throw error;
    });
    await this.waitForEnd();
    await expect(this.playground.ending).toContainText('Stopped');
  }

  /**
   * Uses the page during or after a run: it handles a click and answers
   * calls. The time that this takes is only reported, because it depends on
   * what else the machine does.
   */
  async expectResponsive(when: 'during' | 'after', info: TestInfo): Promise<void> {
    const search = this.page.getByRole('searchbox', { name: 'Find a model' });
    await search.click();
    await expect(search).toBeFocused();
    const taken = await measureResponseTime(this.page);
    info.annotations.push({
      type: `answers ${when}`,
      description: `${taken.toFixed(1)} ms (idle ${this.#idle.toFixed(1)} ms)`,
    });
  }

  /**
   * Checks what has to hold after every kind of attempt.
   *
   * @param mayConnect allows connections without a request
   */
  async expectIntact(info: TestInfo, { mayConnect = false } = {}): Promise<void> {
    await this.expectResponsive('after', info);
    await this.run('await Customer.count()');
    await expect(this.playground.value(1)).toHaveText(/5$/);
    await expect(this.playground.ending).toContainText('Done in');
    expect(await takeFingerprint(this.page), 'what lies outside the sandbox').toEqual(this.#before);
    expect(await readRows(this.page), 'stored rows').toEqual(this.#rows);
    if (mayConnect) this.canary.forget('connection');
    expect(this.canary.reached, 'what reached another host').toEqual([]);
    expect(this.#incidents, 'requests, pages, downloads and dialogs').toEqual([]);
  }
}

/** Returns the median time of five calls to the page, in milliseconds. */
async function measureResponseTime(page: Page): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const start = performance.now();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[2] ?? 0;
}

/** Records what a page could do to the outside: requests to other hosts, windows, downloads, dialogs, crashes. */
function recordIncidents(page: Page, home: string): string[] {
  const incidents: string[] = [];
  page.context().on('page', (opened) => incidents.push(`page ${opened.url()}`));
  page.on('download', (download) => incidents.push(`download ${download.url()}`));
  page.on('dialog', (dialog) => {
    incidents.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('crash', () => incidents.push('crash'));
  const note = (request: Request): void => {
    if (!request.url().startsWith(home) && !request.url().startsWith('blob:'))
      incidents.push(`${request.method()} ${request.url()}`);
  };
  page.on('response', (response) => note(response.request()));
  page.on('requestfailed', (request) => {
    // A request that the policy forbids is reported as failed, but never left the browser.
    if (request.failure()?.errorText !== 'csp') note(request);
  });
  return incidents;
}

/** Opens the app with secrets planted and sample data made. */
async function openArena(browser: Browser, home: string, viewport: { width: number; height: number }) {
  const canary = await startCanary();
  const context = await browser.newContext({ viewport, baseURL: home });
  const page = await context.newPage();
  await new Designer(page).open();
  const playground = new Playground(page);
  await playground.open();
  await storeSecrets(page);
  await playground.run('await Customer.count()');
  await new Designer(page).expectSaved();
  await page.getByRole('searchbox', { name: 'Find a model' }).click();
  const incidents = recordIncidents(page, home);
  const [before, rows, idle] = [
    await takeFingerprint(page),
    await readRows(page),
    await measureResponseTime(page),
  ];
  const arena = new Arena({ page, canary, home, before, rows, incidents, idle });
  return {
    arena,
    close: async () => {
      await context.close();
      await canary.close();
    },
  };
}

/** A test on one page for the whole file. A trace of hundreds of runs would take longer than the runs. */
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
