/** The part of Node's `util` that juggler uses, for a browser. */
exports.inherits = (child, parent) => {
  child.super_ = parent;
  Object.setPrototypeOf(child.prototype, parent.prototype);
};
exports.format = (template, ...values) => {
  let index = 0;
  return String(template).replace(/%[sdj]/g, () => String(values[index++]));
};
exports.inspect = (value) => JSON.stringify(value);
exports.deprecate = (work) => work;
exports.isDeepStrictEqual = Object.is;
