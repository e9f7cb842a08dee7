import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { Designer } from '../drivers/designer.ts';
import { Playground } from '../drivers/playground.ts';
import { serveFolder } from '../drivers/serveFolder.ts';
import { startCanary } from '../drivers/startCanary.ts';

const built = (name: string) => readFile(join(import.meta.dirname, '..', '..', 'dist', name), 'utf8');

/** Returns the directives of the policy of a built page. */
function policyOf(html: string): Record<string, string> {
  const content = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  const directives = content.replaceAll('&#39;', "'").split('; ');
  return Object.fromEntries(directives.map((one) => one.split(/ (.*)/, 2) as [string, string]));
}

/** Returns the document of the frame inside the sandbox's page. */
function innerOf(html: string): string {
  const json = /id="frame-source">(.*)<\/script>/.exec(html)?.[1] ?? '""';
  return String(JSON.parse(json));
}

function hashOf(html: string): string {
  const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

test.describe('the policy', () => {
  test('of the page: its own files, no inline script, no other host', async () => {
    const html = await built('index.html');
    expect(policyOf(html)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' data: blob:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'frame-src': "'self'",
      'worker-src': "'self'",
      'manifest-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
    });
    // It has to precede everything that it applies to.
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.search(/<script|<link|<style/));
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:/i);
    const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address = '']) => address);
    expect(addresses.filter((address) => !address.startsWith('./'))).toEqual([]);
  });

  test('of the sandbox: a script by its hash, eval for the user’s code, nothing from anywhere', async () => {
    const outer = await built('sandbox.html');
    const inner = innerOf(outer);
    const policy = (scripts: string) => ({
      'default-src': "'none'",
      'script-src': `${scripts} 'unsafe-eval'`,
      'worker-src': 'blob:',
      'base-uri': "'none'",
      'form-action': "'none'",
    });
    // The frame inherits the policy of the page that it is in.
    expect(policyOf(outer)).toEqual(policy(`${hashOf(outer)} ${hashOf(inner)}`));
    expect(policyOf(inner)).toEqual(policy(hashOf(inner)));
    const scripts = (html: string) =>
      [...html.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes?.trim());
    expect(scripts(outer)).toEqual(['type="application/json" id="frame-source"', '']);
    expect(scripts(inner)).toEqual([
      'type="application/json" id="gate-source"',
      'type="application/json" id="worker-source"',
      '',
    ]);
  });

  test('holds in the browser: inline scripts, and scripts, images and requests of other hosts, are refused', async ({
    page,
  }) => {
    const canary = await startCanary();
    await new Designer(page).open();
    const refused = await page.evaluate(async (bait) => {
      const violated = new Set<string>();
      document.addEventListener('securitypolicyviolation', (event) => violated.add(event.effectiveDirective));
      document.body.append(
        Object.assign(document.createElement('script'), { textContent: 'window.sprung = 1' }),
        Object.assign(document.createElement('script'), { src: `${bait}/script.js` }),
        Object.assign(document.createElement('img'), { src: `${bait}/image.png` }),
        Object.assign(document.createElement('iframe'), { src: `${bait}/frame` }),
      );
      document.body.setAttribute('onclick', 'window.sprung = 2');
      document.body.click();
      const asked = await fetch(`${bait}/fetch`).catch(() => 'refused');
      while (violated.size < 5) await new Promise((resolve) => setTimeout(resolve, 20));
      return { asked, sprung: 'sprung' in window, violated: [...violated].toSorted() };
    }, canary.address);
    expect(refused).toEqual({
      asked: 'refused',
      sprung: false,
      violated: ['connect-src', 'frame-src', 'img-src', 'script-src-attr', 'script-src-elem'],
    });
    expect(canary.reached.filter((what) => what !== 'connection')).toEqual([]);
    await page.close();
    await canary.close();
  });
});

test.describe('the frame', () => {
  test('has an opaque origin, and nothing but scripts', async ({ page }) => {
    await new Designer(page).open();
    const playground = new Playground(page);
    await playground.open();
    await playground.run('console.log(self.origin, typeof document, typeof localStorage)');
    await expect(playground.output).toContainText('null undefined undefined');
    const outer = page.locator('iframe[title="Playground sandbox"]');
    await expect(outer).toBeHidden();
    const inner = outer.contentFrame().locator('iframe');
    await expect(inner).toHaveCount(1);
    await expect(inner).toHaveAttribute('sandbox', 'allow-scripts');
  });

  test('does not start as a page, with an origin, or inside another site’s page', async ({
    page,
    baseURL,
  }, info) => {
    await page.goto('/sandbox.html');
    await expect(page.locator('body')).toHaveText('');
    await expect(page.locator('iframe')).toHaveCount(0);

    // Without its sandbox, the frame would have the page's storage.
    const inner = innerOf(await built('sandbox.html'));
    await page.route(`${baseURL}inner.html`, (route) =>
      route.fulfill({ contentType: 'text/html', body: inner }),
    );
    await page.goto('/icon.svg');
    await page.route(`${baseURL}frame`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<iframe src="inner.html"></iframe>' }),
    );
    await page.goto('/frame');
    expect(await listen(page)).toEqual([]);
    expect(page.workers()).toEqual([]);

    const folder = info.outputPath('site');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'index.html'), `<iframe src="${baseURL}sandbox.html"></iframe>`);
    const site = await serveFolder(folder, '/');
    await page.goto(site.address);
    expect(await listen(page)).toEqual([]);
    expect(page.workers()).toEqual([]);
    await page.close();
    await site.close();
  });
});

/** Returns the messages that the frame of a page sends after it was loaded, and after it got ports. */
const listen = (page: Page): Promise<readonly unknown[]> =>
  page.evaluate(async () => {
    const messages: unknown[] = [];
    addEventListener('message', ({ data }) => messages.push(data));
    // Loaded again, now that the page listens.
    const frame = document.querySelector('iframe');
    if (frame === null) throw new Error('The page has no frame.');
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.src = frame.getAttribute('src') ?? '';
    await loaded;
    frame.contentWindow?.postMessage({ sandbox: 'start' }, '*', [
      new MessageChannel().port2,
      new MessageChannel().port2,
    ]);
    // An answer would arrive before the frame is loaded once more.
    const again = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.src = frame.getAttribute('src') ?? '';
    await again;
    return messages;
  });

test.describe('the page in a frame', () => {
  test('of another site does not work, and leads to a new tab', async ({ page, baseURL }, info) => {
    const folder = info.outputPath('site');
    await mkdir(folder, { recursive: true });
    const body = `<iframe title="stolen" src="${baseURL}#from=frame" width="900" height="700"></iframe>`;
    await writeFile(join(folder, 'index.html'), body);
    const site = await serveFolder(folder, '/');
    await page.goto(site.address);
    const framed = page.frameLocator('iframe');
    await expect(framed.locator('body')).toContainText('does not work inside another site’s page');
    await expect(framed.getByRole('button')).toHaveCount(0);
    const link = framed.getByRole('link', { name: 'Open it in a new tab' });
    await expect(link).toHaveAttribute('href', `${baseURL}#from=frame`);
    const opened = page.waitForEvent('popup');
    await link.click();
    await expect((await opened).getByRole('button', { name: 'Export', exact: true })).toBeVisible();
    await page.close();
    await site.close();
  });

  test('of its own site works as usual', async ({ page, baseURL }) => {
    await page.goto('/icon.svg');
    const body = `<iframe src="${baseURL}" width="1400" height="860"></iframe>`;
    await page.route(`${baseURL}frame`, (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto('/frame');
    await expect(
      page.frameLocator('iframe').getByRole('button', { name: 'Export', exact: true }),
    ).toBeVisible();
  });
});

/** A model that leaves a trace if anything of it is run. */
const trap = {
  name: 'Trap',
  properties: {
    text: { type: 'string', default: '<script>sprung = 1</script>', defaultFn: 'function () { sprung = 1 }' },
    '<img src=x onerror="sprung=1">': { type: 'string' },
  },
  validations: [{ code: 'sprung = 1' }],
  mixins: { Trap: 'window.sprung = 1' },
};

async function expectNothingRan(page: Page): Promise<void> {
  await new Playground(page).open();
  expect(page.workers()).toEqual([]);
  await expect(page.locator('iframe')).toHaveCount(0);
  expect(await page.evaluate(() => 'sprung' in window)).toBe(false);
}

test.describe('nothing runs before Run is pressed', () => {
  test('from opened files, or from the link that shares them', async ({ page }) => {
    const designer = new Designer(page);
    await designer.open();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await (await chooser).setFiles([
      { name: 'trap.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(trap)) },
      { name: 'trap.js', mimeType: 'text/javascript', buffer: Buffer.from('window.sprung = true;') },
    ]);
    await expect(designer.model('Trap')).toBeVisible();
    await expectNothingRan(page);

    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Share as a link…' }).click();
    const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
    await page.goto('about:blank');
    await page.goto(link);
    const dialog = page.getByRole('dialog', { name: /Someone shared a project/ });
    await expect(dialog).toContainText('Trap');
    expect(page.workers()).toEqual([]);
    await dialog.getByRole('button', { name: 'Open as a copy' }).click();
    await expect(designer.model('Trap')).toBeVisible();
    await expectNothingRan(page);

    const playground = new Playground(page);
    await playground.run("console.log('ran')");
    await expect(playground.output).toContainText('ran');
    expect(await page.evaluate(() => 'sprung' in window)).toBe(false);
  });
});
