import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { Playground } from './drivers/playground.ts';

/** A server that counts what reaches it: the sandbox must never do so. */
let server: Server;
let bait: string;
const reached: string[] = [];

test.beforeAll(async () => {
  server = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', 'text/javascript');
    response.end('self.leaked = true;');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  bait = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => {
  server.close();
});

async function open(page: Page): Promise<Playground> {
  await new Designer(page).open();
  const playground = new Playground(page);
  await playground.open();
  return playground;
}

/** Runs an attempt that must throw or reject; answers what it printed. */
async function attempt(playground: Playground, code: string): Promise<string> {
  await playground.run(`let outcome;
try {
  const result = await (async () => { ${code} })();
  outcome = 'REACHED ' + String(result);
} catch (error) {
  outcome = 'refused: ' + error;
}
console.log(outcome);`);
  return playground.text();
}

const event = (target: string, good: string): string =>
  `return new Promise((resolve, reject) => { const it = ${target}; it.${good} = resolve; it.onerror = () => reject(new Error('error event')); });`;

/** Each has to be refused. BAIT stands for the address of another server, PAGE for that of the app. */
const attempts: Readonly<Record<string, string>> = {
  'fetch another origin': "return fetch('BAIT/fetch')",
  'fetch without reading': "return fetch('BAIT/no-cors', {mode: 'no-cors'})",
  'fetch with keepalive': "return fetch('BAIT/keepalive', {method: 'POST', body: 'x', keepalive: true})",
  'fetch the app': "return fetch('PAGE/index.html')",
  'fetch a data address': "return fetch('data:text/plain,x')",
  'fetch a blob': "return fetch(URL.createObjectURL(new Blob(['x'])))",
  XMLHttpRequest: event(
    "(() => { const x = new XMLHttpRequest(); x.open('GET', 'BAIT/xhr'); x.send(); return x; })()",
    'onload',
  ),
  'synchronous XMLHttpRequest':
    "const x = new XMLHttpRequest(); x.open('GET', 'BAIT/sync', false); x.send(); return x.status",
  WebSocket: event("new WebSocket('BAIT/socket'.replace('http', 'ws'))", 'onopen'),
  EventSource: event("new EventSource('BAIT/events')", 'onopen'),
  WebTransport: "return new WebTransport('https://127.0.0.1:1/').ready",
  WebRTC: 'return new RTCPeerConnection()',
  sendBeacon: "return navigator.sendBeacon('BAIT/beacon')",
  importScripts: "return importScripts('BAIT/script.js')",
  'importScripts from the prototype':
    "return Object.getPrototypeOf(Object.getPrototypeOf(self)).importScripts.call(self, 'BAIT/script.js')",
  'dynamic import': "return import('BAIT/module.js')",
  'dynamic import of the app': "return import('PAGE/index.html')",
  'dynamic import of a data address': "return import('data:text/javascript,export default 1')",
  'dynamic import of a blob':
    "return import(URL.createObjectURL(new Blob(['export default 1'], {type: 'text/javascript'})))",
  FontFace: "return new FontFace('x', 'url(BAIT/font.woff)').load()",
  Image: "return new Image().src = 'BAIT/image.png'",
  'a CSS import':
    "document.head.append(Object.assign(document.createElement('style'), {textContent: '@import \"BAIT/style.css\"'}))",
  'a style sheet of its own': 'return new CSSStyleSheet().replace(\'@import "BAIT/style.css"\')',
  'a constructed font face set':
    "fonts.add(new FontFace('y', 'url(BAIT/face.woff)')); return fonts.load('12px y').then((list) => list.length === 0 ? Promise.reject('no font') : 1)",
  'DNS prefetch':
    "document.head.append(Object.assign(document.createElement('link'), {rel: 'dns-prefetch', href: 'BAIT/'}))",
  preconnect:
    "document.head.append(Object.assign(document.createElement('link'), {rel: 'preconnect', href: 'BAIT/'}))",
  'a form': "const form = document.createElement('form'); form.action = 'BAIT/form'; form.submit()",
  'a download': "Object.assign(document.createElement('a'), {href: 'BAIT/file', download: 'x'}).click()",
  'a frame': "document.body.append(Object.assign(document.createElement('iframe'), {src: 'BAIT/frame'}))",
  'a notification': "return new Notification('x').title",
  'push messages': 'return registration.pushManager.subscribe()',
  'background fetch': "return registration.backgroundFetch.fetch('x', ['BAIT/background'])",
  'the camera': 'return navigator.mediaDevices.getUserMedia({video: true})',
  'a message to the opener': "return opener.postMessage('x', '*')",
  'a message to the parent': "return parent.postMessage({sandbox: 'ready'}, '*')",
  'the prototype of the global':
    "return Object.getPrototypeOf(self).constructor.constructor('return parent')().document",
  'a function made of text': 'return new Function(\'return fetch("BAIT/function")\')()',
  'an indirect eval': 'return (0, eval)(\'fetch("BAIT/eval")\')',
  'a worker of the restored class':
    "delete self.Worker; return new (Object.getPrototypeOf(self).Worker ?? Worker)(URL.createObjectURL(new Blob([''])))",
  'a nested worker': "return new Worker(URL.createObjectURL(new Blob(['']))) ",
  'a shared worker': "return new SharedWorker('PAGE/index.html')",
  'a service worker': "return navigator.serviceWorker.register('PAGE/sw.js')",
  'indexedDB.open': "return indexedDB.open('designer')",
  'indexedDB.databases': 'return indexedDB.databases()',
  localStorage: 'return localStorage.length',
  sessionStorage: 'return sessionStorage.length',
  caches: 'return caches.keys()',
  'origin private files': 'return navigator.storage.getDirectory()',
  cookies: 'return document.cookie',
  cookieStore: 'return cookieStore.getAll()',
  locks: 'return navigator.locks.query()',
  document: 'return document.body.innerHTML',
  window: 'return window.location.href',
  parent: 'return parent.document',
  top: 'return top.location',
  opener: 'return opener.location',
  'an assignment to location':
    "self.location = 'BAIT/navigation'; return location.href.startsWith('blob:') ? Promise.reject('stays') : 1",
  'open a window': "return open('BAIT/popup')",
  clipboard: 'return navigator.clipboard.readText()',
  'a channel to the page': "return new BroadcastChannel('designer')",
  'a message to the frame': "return postMessage({sandbox: 'ready'})",
};

test.describe('the sandbox', () => {
  test('lets no user code reach the network, the page or its storage', async ({ page, baseURL }) => {
    test.setTimeout(180_000);
    const playground = await open(page);
    await page.evaluate(() => localStorage.setItem('secret', 'of the page'));
    const before = await page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name).sort(),
    );

    for (const [name, code] of Object.entries(attempts)) {
      const filled = code.replaceAll('BAIT', bait).replaceAll('PAGE/', baseURL ?? '');
      const text = await attempt(playground, filled);
      expect.soft(text, name).toContain('refused');
      expect.soft(text, name).not.toContain('REACHED');
    }
    expect(reached).toEqual([]);
    // The server can be reached: it is the sandbox that could not.
    await page.request.get(`${bait}/control`);
    expect(reached).toEqual(['/control']);

    const after = await page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name).sort(),
    );
    expect(after).toEqual(before.includes(after.at(-1)) ? before : expect.arrayContaining(before));
    expect(await page.evaluate(() => localStorage.getItem('secret'))).toBe('of the page');
  });

  test('has an opaque origin, and the frame nothing but scripts', async ({ page }) => {
    const playground = await open(page);
    await playground.run('console.log(self.origin, typeof document, typeof localStorage)');
    await expect(playground.output).toContainText('null undefined undefined');
    const frame = page.locator('iframe[title="Playground sandbox"]');
    await expect(frame).toHaveAttribute('sandbox', 'allow-scripts');
  });

  test('does not start where it has an origin: opened as a page, or framed without sandbox', async ({
    page,
    baseURL,
  }) => {
    await open(page);
    const messages = await page.evaluate(async (address) => {
      const heard: unknown[] = [];
      addEventListener('message', ({ data }) => heard.push(data));
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve));
      const { port2 } = new MessageChannel();
      frame.contentWindow?.postMessage({ sandbox: 'start' }, '*', [port2, new MessageChannel().port2]);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return heard;
    }, `${baseURL}sandbox.html`);
    expect(messages).toEqual([]);
    await page.goto('/sandbox.html');
    expect(page.workers()).toEqual([]);
    await expect(page.locator('body')).toHaveText('');
  });

  test('bears forged, malformed and oversized messages on its ports', async ({ page }) => {
    const playground = await open(page);
    await playground.run(`const ports = new Set();
const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (...args) { ports.add(this); return post.apply(this, args); };
await Customer.count();
console.log('ports', ports.size);
let deep = 1; for (let i = 0; i < 300; i += 1) deep = [deep];
const cycle = {}; cycle.self = cycle;
const args = [deep, cycle, 'x'.repeat(5e6), new Array(1e6).fill(0), new Uint8Array(1e6), new Map([[1, 2]]), null, 7,
  {type: 'console', method: 'log', values: [{kind: 'primitive', type: 'string', text: '<img src=x onerror=alert(1)>', more: 0}]},
  {type: 'console', method: '__proto__', values: []}, {type: 'note', text: 'y'.repeat(1e5)},
  JSON.parse('{"__proto__": {"polluted": true}, "type": "note", "text": "pollution"}')];
for (const port of ports) {
  for (const data of args) {
    post.call(port, data);
    post.call(port, {kind: 'notify', method: 'event', args: [data]});
    post.call(port, {kind: 'return', id: 0, value: data});
    for (const method of ['event', 'constructor', '__proto__', 'disconnect', 'find', 'create', 'define', 'automigrate']) {
      post.call(port, {kind: 'call', id: Math.random() * 1e9 | 0, method, args: [data, data]});
    }
  }
}
await new Promise((resolve) => setTimeout(resolve, 500));`);
    await expect(playground.output).toContainText('ports');
    // Text stays text.
    await expect(playground.output).toContainText('<img src=x onerror=alert(1)>');
    expect(await playground.output.locator('img').count()).toBe(0);
    expect(
      await page.evaluate(() => ({}) as { polluted?: boolean }).then((plain) => plain.polluted),
    ).toBeUndefined();

    await page.reload();
    await playground.open();
    await playground.run('await Customer.count(); await Order.count();');
    await expect(playground.value(1).first()).toContainText('5');
    await expect(playground.value(1).last()).toContainText('12');
  });

  test('keeps the page quick while it spins and floods', async ({ page }) => {
    test.setTimeout(90_000);
    const playground = await open(page);
    await playground.run('await Customer.count()');
    for (const [code, isLeft] of [
      ['for (;;) Customer.find()', true],
      ['for (;;) console.log({a: [1, 2, 3]})', false],
      ['const again = () => Promise.resolve().then(again); await again()', false],
      ["/^(a+)+$/.test('a'.repeat(40) + '!')", false],
    ] as const) {
      await playground.type(code);
      await page.keyboard.press('ControlOrMeta+Enter');
      await page.waitForTimeout(1_000);
      const slowest = await page.evaluate(async () => {
        let worst = 0;
        for (let turn = 0; turn < 10; turn += 1) {
          const start = performance.now();
          await new Promise((resolve) => setTimeout(resolve, 20));
          worst = Math.max(worst, performance.now() - start - 20);
        }
        return worst;
      });
      expect.soft(slowest, code).toBeLessThan(500);
      if (!isLeft) await page.getByRole('button', { name: 'Stop' }).click();
      const ending = isLeft ? 'Stopped after 5 s' : 'Stopped.';
      await expect(playground.ending).toContainText(ending, { timeout: 20_000 });
    }
    await playground.run('await Customer.count()');
    await expect(playground.value(1)).toContainText('5');
  });

  test('is ended when it takes memory until the worker dies, and the next run works', async ({ page }) => {
    test.setTimeout(120_000);
    const playground = await open(page);
    await playground.run("await Order.create({description: 'before'})");
    await playground.run('const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()));', {
      timeout: 60_000,
    });
    await expect(playground.ending).toContainText(/Stopped|Ended/);
    await playground.run("await Order.count({description: 'before'})", { timeout: 30_000 });
    await expect(playground.value(1)).toContainText('1');
  });

  test('bears thousands of calls that nobody waits for, and timers that go on', async ({ page }) => {
    test.setTimeout(120_000);
    const playground = await open(page);
    await playground.run(
      "for (let i = 0; i < 3000; i += 1) Order.create({description: 'many'});\nsetInterval(() => console.log('tick'), 10);",
      { timeout: 60_000 },
    );
    await playground.run("await Order.count({description: 'many'})", { timeout: 30_000 });
    await expect(playground.output.locator('[data-entry=value]')).toContainText('3000');
  });

  test('lets no prototype be polluted: by arguments, results, filters, rows and design names', async ({
    page,
  }) => {
    const playground = await open(page);
    await playground.run(`const evil = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "description": "evil"}');
await Order.create(evil).catch((error) => error.message);
await Order.find({where: JSON.parse('{"__proto__": {"polluted": 1}}'), include: JSON.parse('{"__proto__": "x"}')}).catch((error) => error.message);
await Order.updateAll(JSON.parse('{"__proto__": {"x": 1}}'), evil).catch((error) => error.message);
Object.prototype.polluted = 'here';
Array.prototype.map = () => 'mine';
await Order.count().catch((error) => error.message);
console.log(JSON.parse('{"__proto__": {"polluted": 1}}'));`);
    const outside = await page.evaluate(() => ({
      plain: ({} as { polluted?: unknown }).polluted,
      list: [1, 2].map((one) => one + 1),
    }));
    expect(outside).toEqual({ plain: undefined, list: [2, 3] });
    // What a run does to the built-ins of its worker ends with a reload.
    await page.reload();
    await playground.open();
    await playground.run('await Order.count()');
    await expect(playground.ending).toContainText('Done in');
  });

  test('answers replayed messages of an earlier sandbox with nothing', async ({ page }) => {
    const playground = await open(page);
    await playground.run('await Customer.count()');
    const before = await playground.log.locator('[data-log]').count();
    await page.evaluate(() => {
      for (const sandbox of ['ready', 'start', 'port']) {
        window.postMessage({ sandbox }, '*');
        const { port1, port2 } = new MessageChannel();
        window.postMessage({ sandbox }, '*', [port2]);
        port1.postMessage({ kind: 'notify', method: 'event', args: [{ type: 'note', text: 'forged' }] });
        document
          .querySelector('iframe')
          ?.contentWindow?.postMessage({ sandbox }, '*', [
            new MessageChannel().port2,
            new MessageChannel().port2,
          ]);
      }
    });
    await page.waitForTimeout(300);
    expect(await playground.log.locator('[data-log]').count()).toBe(before);
    await expect(page.getByText('forged')).toHaveCount(0);
    await playground.run('await Customer.count()');
    await expect(playground.value(1)).toContainText('5');
  });

  test('sees the rows of its own project alone', async ({ page }) => {
    const playground = await open(page);
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open('playground-other', 1);
          request.onupgradeneeded = () => request.result.createObjectStore('Secret').put('theirs', 1);
          request.onsuccess = () => {
            request.result.close();
            resolve();
          };
          request.onerror = () => reject(request.error);
        }),
    );
    await playground.run(`const ports = new Set();
const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (...args) { ports.add(this); return post.apply(this, args); };
await Customer.count();
const answers = [];
for (const port of ports) {
  port.addEventListener('message', ({data}) => { if (data.id >= 9e6) answers.push(JSON.stringify(data)); });
  let id = 9e6;
  for (const model of ['Secret', 'playground-other', '../Secret', 'projects', 'designer']) {
    post.call(port, {kind: 'call', id: id++, method: 'find', args: [model, {}]});
  }
}
await new Promise((resolve) => setTimeout(resolve, 300));
console.log(answers.length, answers.join(' '));`);
    await expect(playground.output).toContainText('UNKNOWN_MODEL');
    await expect(playground.output.locator('[data-entry=log]')).not.toContainText('theirs');
  });

  test('runs nothing of a project that was only opened', async ({ page }) => {
    const designer = new Designer(page);
    await designer.open();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await (await chooser).setFiles([
      {
        name: 'trap.json',
        mimeType: 'application/json',
        buffer: Buffer.from(
          JSON.stringify({
            name: 'Trap',
            properties: { text: { type: 'string', defaultFn: 'alert(1)' } },
            mixins: { Trap: true },
          }),
        ),
      },
      { name: 'trap.js', mimeType: 'text/javascript', buffer: Buffer.from('window.sprung = true;') },
    ]);
    await expect(designer.model('Trap')).toBeVisible();
    const playground = new Playground(page);
    await playground.open();
    await page.waitForTimeout(500);
    expect(page.workers()).toEqual([]);
    await expect(page.locator('iframe')).toHaveCount(0);
    expect(await page.evaluate(() => 'sprung' in window)).toBe(false);
  });

  test('does not take a timer that was left behind for the next run’s fault', async ({ page }) => {
    const playground = await open(page);
    await playground.run('setTimeout(() => { for (;;); }, 50)');
    await page.waitForTimeout(200);
    await playground.run('await Customer.count()');
    await expect(playground.value(1)).toContainText('5');
  });

  test('shows values that fight back', async ({ page }) => {
    const playground = await open(page);
    await playground.run(`console.log({get bad() { throw new Error('getter') }});
console.log(new Proxy({}, {ownKeys() { throw new Error('proxy') }}));
const cycle = {name: 'round'}; cycle.self = cycle; console.log(cycle);
console.log('x'.repeat(1e8));
console.log(Array.from({length: 1e6}, (_, id) => ({id})));
console.log({nodeType: 1, nodeName: 'SCRIPT', innerHTML: '<b>no</b>'});
throw {toString() { throw new Error('still fine') }};`);
    await expect(playground.output).toContainText('getter');
    await expect(playground.output).toContainText('unreadable');
    await expect(playground.output).toContainText('99,996,000 more characters');
    await expect(playground.output).toContainText('999,800 more rows');
    await expect(playground.output.locator('[data-entry=failed]')).toContainText('Thrown value');
    await playground.run('1');
    await expect(playground.value(1)).toContainText('1');
  });
});
