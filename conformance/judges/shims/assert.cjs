/** The few functions of Node's `assert` that LoopBack's suites call, for a browser. */
const equal = require('should-equal');

class AssertionError extends Error {
  name = 'AssertionError';
}

function assert(value, message) {
  if (!value) throw new AssertionError(message ?? `${value} is not truthy`);
}

assert.strictEqual = (actual, expected, message) =>
  assert(Object.is(actual, expected), message ?? `${String(actual)} is not ${String(expected)}`);

assert.deepEqual = (actual, expected, message) =>
  assert(
    equal(actual, expected, { checkProtoEql: false }).length === 0,
    message ?? `${JSON.stringify(actual)} is not deeply equal to ${JSON.stringify(expected)}`,
  );

assert.AssertionError = AssertionError;
module.exports = assert;
