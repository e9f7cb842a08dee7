/** Finds the property tests without a fixed seed: they would fail once in a while, for a change that is not theirs. */

const call = /\bfc\.(assert|check|sample)\(/g;

/**
 * The calls that run a property with a seed of the clock, as "line 12: fc.assert".
 * A seed stands in the call itself, so that its reader finds it where the test fails.
 *
 * @param {string} text of a TypeScript file
 * @returns {readonly string[]}
 */
export function findUnseeded(text) {
  return [...text.matchAll(call)].flatMap(({ 0: start, index }) => {
    const whole = text.slice(index, endOfCall(text, index + start.length));
    const line = text.slice(0, index).split('\n').length;
    return /[{,]\s*seed\b/.test(whole) ? [] : [`line ${line}: ${start.slice(0, -1)}`];
  });
}

/**
 * The place after the parenthesis that closes a call. Parentheses in texts count
 * too: tests that have single ones of them in a text would be read wrongly.
 *
 * @param {string} text @param {number} start after its opening parenthesis
 */
function endOfCall(text, start) {
  let depth = 1;
  let place = start;
  for (; place < text.length && depth > 0; place++) {
    if (text[place] === '(') depth++;
    else if (text[place] === ')') depth--;
  }
  return place;
}
