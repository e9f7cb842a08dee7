import { expect, test } from '../drivers/arena.ts';

/**
 * No code of a run gets into the frame, which has a DOM: its script starts two
 * workers and listens to nothing. Here the debugger injects a script, which
 * meets the next barrier: the frame's own origin, its sandbox, its policy, and
 * that of the page.
 */
const attempts: Readonly<Record<string, Readonly<Record<string, readonly [code: string, says: RegExp]>>>> = {
  'the page and what it stores': {
    'the DOM of the page': [
      'parent.document.body.innerHTML',
      /SecurityError: Failed to read a named property 'document' from 'Window': Blocked a frame with origin "null"/,
    ],
    'the top window': [
      'top.document.title',
      /SecurityError: Failed to read a named property 'document' from 'Window': Blocked a frame with origin "null"/,
    ],
    'the page’s address': [
      "top.location.href = 'BAIT/top'",
      /SecurityError: Failed to set a named property 'href' on 'Location': The current window does not have/,
    ],
    'the page’s address by a link': [
      "const a = document.createElement('a'); a.href = 'BAIT/link'; a.target = '_top'; a.click(); 'tried'",
      /tried/,
    ],
    'a global of the page': [
      "parent.secret = 'planted'",
      /SecurityError: Failed to set a named property 'secret' on 'Window': Blocked a frame with origin "null" from/,
    ],
    cookies: [
      'document.cookie',
      /SecurityError: Failed to read the 'cookie' property from 'Document': The document is sandboxed and lacks the/,
    ],
    'the cookie store': [
      'cookieStore.getAll()',
      /SecurityError: Failed to execute 'getAll' on 'CookieStore': Access to the CookieStore API is denied in this/,
    ],
    localStorage: [
      'localStorage.length',
      /SecurityError: Failed to read the 'localStorage' property from 'Window': The document is sandboxed and lacks/,
    ],
    sessionStorage: [
      'sessionStorage.length',
      /SecurityError: Failed to read the 'sessionStorage' property from 'Window': The document is sandboxed and/,
    ],
    'the page’s localStorage': [
      'parent.localStorage.secret',
      /SecurityError: Failed to read a named property 'localStorage' from 'Window': Blocked a frame with origin/,
    ],
    IndexedDB: [
      "indexedDB.open('loopback-model-designer')",
      /SecurityError: Failed to execute 'open' on 'IDBFactory': access to the Indexed Database API is denied in this/,
    ],
    caches: [
      'caches.keys()',
      /SecurityError: Failed to read the 'caches' property from 'Window': Cache storage is disabled/,
    ],
  },
  'a worker or the network': {
    'a service worker': [
      "navigator.serviceWorker.register('HOME/sw.js')",
      /SecurityError: Failed to read the 'serviceWorker' property from 'Navigator': Service worker is disabled/,
    ],
    'a shared worker': [
      "new SharedWorker('HOME/assets/x.js')",
      /SecurityError: Failed to construct 'SharedWorker': Access to shared workers is denied to origin 'null/,
    ],
    'a worker from elsewhere': [
      "new Worker('BAIT/worker.js')",
      /SecurityError: Failed to construct 'Worker': Script at/,
    ],
    fetch: ["fetch('BAIT/fetch')", /TypeError: Failed to fetch/],
    XMLHttpRequest: [
      "const x = new XMLHttpRequest(); x.open('GET', 'BAIT/xhr', false); x.send()",
      /NetworkError: Failed to execute 'send' on 'XMLHttpRequest': Failed to load/,
    ],
    WebSocket: [
      "new Promise((resolve, reject) => { const it = new WebSocket('SOCKET/s'); it.onopen = resolve; it.onerror = () => reject(new Error('error event')); })",
      /Error: error event/,
    ],
    sendBeacon: ["navigator.sendBeacon('BAIT/beacon'); 'tried'", /tried/],
    WebRTC: [
      "new RTCPeerConnection({iceServers: [{urls: 'STUN'}]})",
      /ReferenceError: RTCPeerConnection is not defined/,
    ],
    'WebRTC of a frame within': [
      "const inner = document.createElement('iframe'); document.body.append(inner); new inner.contentWindow.RTCPeerConnection()",
      /SecurityError: Failed to read a named property 'RTCPeerConnection' from 'Window': Blocked a frame with origin/,
    ],
  },
  'another host by what it draws': {
    'an image': [
      "new Promise((resolve, reject) => { const it = new Image(); it.onload = resolve; it.onerror = () => reject(new Error('error event')); it.src = 'BAIT/i.png'; })",
      /Error: error event/,
    ],
    'a style with an import': [
      "document.head.append(Object.assign(document.createElement('style'), {textContent: '@import \"BAIT/style.css\"; body { background: url(BAIT/back.png) }'})); 'tried'",
      /tried/,
    ],
    'a script': [
      "new Promise((resolve, reject) => { const it = document.createElement('script'); it.onload = resolve; it.onerror = () => reject(new Error('error event')); it.src = 'BAIT/script.js'; document.head.append(it); })",
      /Error: error event/,
    ],
    'DNS prefetch and preconnect': [
      "for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'preload', 'modulepreload']) document.head.append(Object.assign(document.createElement('link'), {rel, as: 'script', href: 'BAIT/' + rel})); 'tried'",
      /tried/,
    ],
    'a frame within': [
      "document.body.append(Object.assign(document.createElement('iframe'), {src: 'BAIT/frame'})); 'tried'",
      /tried/,
    ],
    'an embedded object': [
      "document.body.append(Object.assign(document.createElement('object'), {data: 'BAIT/object'})); 'tried'",
      /tried/,
    ],
  },
  'the user or the machine': {
    'a form': [
      "const form = document.createElement('form'); form.action = 'BAIT/form'; form.method = 'post'; document.body.append(form); form.submit(); 'tried'",
      /tried/,
    ],
    'a form to the top': [
      "const form = document.createElement('form'); form.action = 'BAIT/form'; form.target = '_top'; document.body.append(form); form.submit(); 'tried'",
      /tried/,
    ],
    'a download': [
      "Object.assign(document.createElement('a'), {href: 'data:text/plain,x', download: 'x.txt'}).click(); 'tried'",
      /tried/,
    ],
    'a popup': ["String(open('BAIT/popup'))", /null/],
    'a dialog': ["String(confirm('x'))", /false/],
    'the clipboard': [
      "navigator.clipboard.writeText('x')",
      /NotAllowedError: Failed to execute 'writeText' on 'Clipboard': Document is not focused/,
    ],
    'full screen': [
      'document.documentElement.requestFullscreen()',
      /TypeError: Disallowed by permissions policy/,
    ],
  },
  'the page by messages': {
    'the handshake once more, with ports of its own': [
      "const {port1, port2} = new MessageChannel(); for (const sandbox of ['ready', 'start', 'port']) parent.postMessage({sandbox}, '*'); parent.postMessage({sandbox: 'ready'}, '*', [port2]); port1.postMessage({kind: 'notify', method: 'event', args: [{type: 'note', text: 'forged'}]}); 'tried'",
      /tried/,
    ],
    'fifty thousand messages to the page': [
      "for (let i = 0; i < 50000; i += 1) parent.postMessage({sandbox: 'ready', i}, '*'); 'tried'",
      /tried/,
    ],
  },
  'the time of the page': {
    'three seconds of its thread': [
      'setTimeout(() => { const end = Date.now() + 3000; while (Date.now() < end); }, 0); "tried"',
      /tried/,
    ],
  },
  'another address': {
    'its own address': ["location.href = 'BAIT/navigation'; 'tried'", /tried/],
  },
  'another document': {
    'a document of its own': [
      "location.href = 'data:text/html,<script>parent.postMessage(1, \"*\")</script>'; 'tried'",
      /tried/,
    ],
  },
  'the app': {
    'the app in its place': ["location.href = 'HOME/index.html'; 'tried'", /tried/],
  },
};

test.describe.configure({ mode: 'default', timeout: 240_000 });

test.describe('a script in the frame does not reach', () => {
  for (const [what, group] of Object.entries(attempts)) {
    test(what, async ({ arena }, info) => {
      const outer = arena.page.frames().find((one) => one.url() === `${arena.home}sandbox.html`);
      const [frame] = outer?.childFrames() ?? [];
      if (frame === undefined) throw new Error('There is no sandbox.');
      for (const [name, [code, says]] of Object.entries(group)) {
        const said = await frame.evaluate(arena.fill(code)).then(String, (error: Error) => error.message);
        expect(said, name).toMatch(says);
      }
      // Chromium connects to the new address of a frame before it checks the policy, and sends nothing.
      await arena.expectIntact(info, { mayConnect: true });
      await expect(arena.page.getByText('forged')).toHaveCount(0);
    });
  }
});
