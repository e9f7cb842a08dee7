/** The one function of Node's `util` that the suites' helpers call. */
exports.format = (template, ...values) => {
  let index = 0;
  return String(template).replace(/%s/g, () => String(values[index++]));
};
