import { type BrowserContext, test as base, type CDPSession } from '@playwright/test';

interface Shared {
  readonly context: BrowserContext;
  /** To a page that stays empty: what is cleared through it is cleared for the pages of all tests. */
  readonly session: CDPSession;
}

/**
 * A test whose page opens in a third of the time: all of a worker's tests use one browser context, so
 * that the page's scripts are fetched and compiled once. Between tests its pages are closed, and all
 * that the designer stored and was permitted is taken away. Specs that are about storage, tabs or the
 * sandbox use Playwright's own test, with a context for each.
 */
export const test = base.extend<object, { shared: Shared }>({
  shared: [
    async ({ browser }, use, { project }) => {
      const { baseURL, viewport } = project.use;
      const context = await browser.newContext({
        ...(baseURL === undefined ? {} : { baseURL }),
        ...(viewport === undefined ? {} : { viewport }),
      });
      const session = await context.newCDPSession(await context.newPage());
      await use({ context, session });
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ shared, baseURL }, use) => {
    const { context, session } = shared;
    const [empty] = context.pages();
    await use(context);
    await Promise.all(context.pages().map((page) => (page === empty ? undefined : page.close())));
    await context.clearPermissions();
    const origin = new URL(baseURL ?? '').origin;
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
    if (usage > 0) throw new Error(`The test left ${usage} bytes in the browser.`);
  },
});
