/**
 * @typedef {object} Outcome
 * @property {string} title the titles of the describes and of the test, a repeated one numbered
 * @property {'passed' | 'failed' | 'pending' | 'not run'} state
 * @property {string} [error]
 */

/**
 * Runs one suite with mocha and collects the outcome of each test. It is sent
 * to the browser as text, so it must not use anything outside itself.
 * @param {string} file
 * @param {string} grep a part of the wanted titles, or ''
 * @returns {Promise<Outcome[]>}
 */
export async function collect(file, grep) {
  const scope = /** @type {any} */ (globalThis);
  const { mocha } = scope;
  mocha.setup({ ui: 'bdd', timeout: 10_000, reporter: class {} });
  scope.loadSuite[file]();
  if (grep) mocha.fgrep(grep);

  /** @type {Map<object, Outcome>} */
  const outcomes = new Map();
  /** @type {Map<string, number>} */
  const seen = new Map();
  const visit = (/** @type {any} */ suite) => {
    for (const test of suite.tests) {
      const plain = test.titlePath().join(' › ');
      const count = (seen.get(plain) ?? 0) + 1;
      seen.set(plain, count);
      const title = count === 1 ? plain : `${plain} (${count})`;
      outcomes.set(test, { title, state: test.isPending() ? 'pending' : 'not run' });
    }
    for (const child of suite.suites) visit(child);
  };

  /** @param {unknown} error */
  const describeError = (error) => {
    const { message, stack } = /** @type {Error} */ (error ?? {});
    return String(stack ?? message ?? error).slice(0, 1500);
  };
  /** @type {string[]} */
  const hookErrors = [];

  await new Promise((resolve) => {
    visit(mocha.suite);
    const runner = mocha.run(resolve);
    runner.on('pass', (/** @type {any} */ test) =>
      Object.assign(outcomes.get(test) ?? {}, { state: 'passed' }),
    );
    runner.on('pending', (/** @type {any} */ test) =>
      Object.assign(outcomes.get(test) ?? {}, { state: 'pending' }),
    );
    runner.on('fail', (/** @type {any} */ test, /** @type {unknown} */ error) => {
      const outcome = outcomes.get(test);
      if (outcome) Object.assign(outcome, { state: 'failed', error: describeError(error) });
      else hookErrors.push(`${test.titlePath().join(' › ')}: ${describeError(error)}`);
    });
  });
  return [...outcomes.values()]
    .filter(({ title }) => !grep || title.replaceAll(' › ', ' ').includes(grep))
    .map((outcome) =>
      outcome.state === 'not run' && hookErrors.length > 0
        ? { ...outcome, error: hookErrors.join('\n') }
        : outcome,
    );
}
