/** Defines the globals of Node that juggler expects, before it is loaded. */
globalThis.process = {
  nextTick: (/** @type {Function} */ work, /** @type {unknown[]} */ ...args) =>
    queueMicrotask(() => work(...args)),
  env: {},
  versions: {},
  cwd: () => '/',
  on: () => undefined,
};
globalThis.setImmediate = (/** @type {Function} */ work, /** @type {unknown[]} */ ...args) =>
  setTimeout(() => work(...args), 0);
globalThis.Buffer = class Buffer extends Uint8Array {
  static isBuffer() {
    return false;
  }
};
