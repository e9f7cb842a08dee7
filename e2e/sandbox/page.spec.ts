import { test } from '../drivers/arena.ts';
import { type Attempt, expectRefused } from '../drivers/expectRefused.ts';

test.describe.configure({ mode: 'default', timeout: 240_000 });

const attempts: Readonly<Record<string, Readonly<Record<string, Attempt>>>> = {
  'the page and its windows': {
    'the DOM, to read': ['return document.body.innerHTML', /ReferenceError: document is not defined/],
    'the DOM, to write': ["document.title = 'taken'", /ReferenceError: document is not defined/],
    window: ['return window.location.href', /ReferenceError: window is not defined/],
    parent: ['return parent.document', /ReferenceError: parent is not defined/],
    top: ["top.location = 'BAIT/top'", /ReferenceError: top is not defined/],
    opener: ['return opener.location', /ReferenceError: opener is not defined/],
    frames: ['return frames[0]', /ReferenceError: frames is not defined/],
    'a dialog': ["return alert('x')", /ReferenceError: alert is not defined/],
  },
  'anything by a message or a global object': {
    'a message to the parent': [
      "return parent.postMessage({sandbox: 'ready'}, '*')",
      /ReferenceError: parent is not defined/,
    ],
    'a message to the opener': [
      "return opener.postMessage('x', '*')",
      /ReferenceError: opener is not defined/,
    ],
    'a message to the frame': [
      "return postMessage({sandbox: 'ready'})",
      /TypeError: postMessage is not a function/,
    ],
    'a channel to the page': [
      "return new BroadcastChannel('designer')",
      /TypeError: BroadcastChannel is not a constructor/,
    ],
    'the prototype of the global': [
      "return Object.getPrototypeOf(self).constructor.constructor('return parent')().document",
      /ReferenceError: parent is not defined/,
    ],
    'the global of a function made of text': [
      "return Function('return this')().document.body",
      /TypeError: Cannot read properties of undefined \(reading 'body'\)/,
    ],
    'the global of a generator': [
      "return (function* () {}).constructor('return this')().next().value.document.body",
      /TypeError: Cannot read properties of undefined \(reading 'body'\)/,
    ],
    'memory shared with others': [
      'return new SharedArrayBuffer(8)',
      /ReferenceError: SharedArrayBuffer is not defined/,
    ],
    'the end of the worker': ['return close()', /TypeError: close is not a function/],
  },
  'what the page stores': {
    cookies: ['return document.cookie', /ReferenceError: document is not defined/],
    'the cookie store': ['return cookieStore.getAll()', /ReferenceError: cookieStore is not defined/],
    localStorage: ["return localStorage.getItem('secret')", /ReferenceError: localStorage is not defined/],
    'localStorage, to write': [
      "localStorage.secret = 'taken'",
      /ReferenceError: localStorage is not defined/,
    ],
    sessionStorage: [
      "return sessionStorage.getItem('secret')",
      /ReferenceError: sessionStorage is not defined/,
    ],
    'IndexedDB, to open': [
      "return indexedDB.open('loopback-model-designer')",
      /SecurityError: Failed to execute 'open' on 'IDBFactory': access to the Indexed Database API is denied in this/,
    ],
    'IndexedDB, to delete': [
      "return indexedDB.deleteDatabase('playground-other')",
      /SecurityError: Failed to execute 'deleteDatabase' on 'IDBFactory': access to the Indexed Database API is/,
    ],
    'IndexedDB, to list': [
      'return indexedDB.databases()',
      /SecurityError: Failed to execute 'databases' on 'IDBFactory': Access to the IndexedDB API is denied in this/,
    ],
    'IndexedDB of the prototype': [
      "return IDBFactory.prototype.open.call(indexedDB, 'playground-other')",
      /SecurityError: Failed to execute 'open' on 'IDBFactory': access to the Indexed Database API is denied in this/,
    ],
    caches: ["return caches.match('/secret')", /ReferenceError: caches is not defined/],
    'files of the origin': [
      'return navigator.storage.getDirectory()',
      /TypeError: Cannot read properties of undefined \(reading 'getDirectory'\)/,
    ],
    'the storage’s size': [
      'return navigator.storage.estimate()',
      /TypeError: Cannot read properties of undefined \(reading 'estimate'\)/,
    ],
    locks: [
      "return navigator.locks.request('designer', () => 1)",
      /TypeError: Cannot read properties of undefined \(reading 'request'\)/,
    ],
  },
  'the machine': {
    'the clipboard': [
      'return navigator.clipboard.readText()',
      /TypeError: Cannot read properties of undefined \(reading 'readText'\)/,
    ],
    'the camera': [
      'return navigator.mediaDevices.getUserMedia({video: true})',
      /TypeError: Cannot read properties of undefined \(reading 'getUserMedia'\)/,
    ],
    'the place': [
      'return navigator.geolocation.getCurrentPosition(() => {})',
      /TypeError: Cannot read properties of undefined \(reading 'getCurrentPosition'\)/,
    ],
    'a notification': ["return new Notification('x').title", /TypeError: Notification is not a constructor/],
    'USB devices': [
      'return navigator.usb.getDevices()',
      /TypeError: Cannot read properties of undefined \(reading 'getDevices'\)/,
    ],
    'serial ports': [
      'return navigator.serial.getPorts()',
      /TypeError: Cannot read properties of undefined \(reading 'getPorts'\)/,
    ],
  },
};

test.describe('no code of a run reaches', () => {
  for (const [what, group] of Object.entries(attempts)) {
    test(what, ({ arena }, info) => expectRefused(arena, group, info));
  }
});
