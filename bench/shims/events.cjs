/** The part of Node's `events` that juggler uses, for a browser. A function, because juggler calls it on objects that inherit from it. */
function EventEmitter() {}

Object.assign(EventEmitter.prototype, {
  on(name, listener) {
    this._listeners ??= new Map();
    this._listeners.set(name, [...this.listeners(name), listener]);
    return this;
  },
  once(name, listener) {
    const once = (...args) => {
      this.removeListener(name, once);
      listener.apply(this, args);
    };
    return this.on(name, once);
  },
  removeListener(name, listener) {
    const others = this.listeners(name).filter((each) => each !== listener);
    this._listeners?.set(name, others);
    return this;
  },
  emit(name, ...args) {
    const listeners = this.listeners(name);
    for (const listener of listeners) listener.apply(this, args);
    return listeners.length > 0;
  },
  listeners(name) {
    return this._listeners?.get(name) ?? [];
  },
  setMaxListeners() {
    return this;
  },
});

EventEmitter.EventEmitter = EventEmitter;
module.exports = EventEmitter;
