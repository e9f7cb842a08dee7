import {
  type BrowserContext,
  test as base,
  type CDPSession,
  type Disposable,
  type Page,
} from '@playwright/test';

interface Shared {
  readonly context: BrowserContext;
  /** To a page that stays empty: what is cleared through it is cleared for the pages of all tests. */
  readonly session: CDPSession;
  readonly emptyPage: Page;
  /** The page of the previous test; null before the first test, and after a test that closed it. */
  page: Page | null;
}

/** A page of the same origin that runs no script. */
const RESTING_PLACE = '/icon.svg';

/** What a test may listen to. */
const events = [
  'console',
  'dialog',
  'download',
  'pageerror',
  'request',
  'requestfailed',
  'response',
] as const;

/**
 * A test whose page opens in a quarter of the time: all tests of a worker use one browser context and
 * one page, so that the browser fetches and compiles the page's scripts once. After each test everything
 * that the designer stored, everything that it was permitted and everything that the test set is removed.
 * Specs about several contexts, about quotas or about the sandbox use Playwright's own test. Firefox
 * gets a new context for each test: what removes the storage here is a protocol of Chromium's own.
 */
export const test = base.extend<object, { shared: Shared | null }>({
  shared: [
    async ({ browser, browserName }, use, { project }) => {
      if (browserName !== 'chromium') return use(null);
      const { baseURL, viewport } = project.use;
      const context = await browser.newContext({
        ...(baseURL === undefined ? {} : { baseURL }),
        ...(viewport === undefined ? {} : { viewport }),
      });
      const emptyPage = await context.newPage();
      const session = await context.newCDPSession(emptyPage);
      await use({ context, session, emptyPage, page: null });
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ browser, shared, baseURL }, use) => {
    if (shared === null) {
      const own = await browser.newContext();
      await use(own);
      return own.close();
    }
    const { context, session, emptyPage } = shared;
    await use(context);
    const lasting = [emptyPage, shared.page];
    await Promise.all(context.pages().map((page) => (lasting.includes(page) ? undefined : page.close())));
    await context.clearPermissions();
    const origin = new URL(baseURL ?? '').origin;
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
    if (usage > 0) throw new Error(`The test left ${usage} bytes in the browser.`);
  },
  page: async ({ context, shared, viewport }, use) => {
    if (shared === null) return use(await context.newPage());
    shared.page ??= await context.newPage();
    const { page } = shared;
    const initScripts: Disposable[] = [];
    const addInitScript = page.addInitScript.bind(page);
    page.addInitScript = async (...args: Parameters<Page['addInitScript']>) => {
      const script = await addInitScript(...args);
      initScripts.push(script);
      return script;
    };
    await use(page);
    page.addInitScript = addInitScript;
    if (page.isClosed()) shared.page = null;
    else {
      for (const script of initScripts) await script.dispose();
      await resetPage(page, viewport);
    }
  },
});

/** Makes the page as a new one is. */
async function resetPage(page: Page, viewport: { width: number; height: number } | null): Promise<void> {
  for (const event of events) page.removeAllListeners(event);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.goto(RESTING_PLACE);
  // The storage of the tab is not part of the origin's.
  await page.evaluate(() => sessionStorage.clear());
  await page.emulateMedia({ media: null, colorScheme: 'light', reducedMotion: 'no-preference' });
  const { width, height } = page.viewportSize() ?? {};
  if (viewport !== null && (width !== viewport.width || height !== viewport.height))
    await page.setViewportSize(viewport);
  // Nothing of the next test's page is pointed at.
  await page.mouse.move(-10, -10);
}
