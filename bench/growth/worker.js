/** Measures one shape in a separate process: `node --expose-gc worker.js <bundle> <shape> <sizes>` prints the times as JSON. */
const [bundle, shape, sizes] = process.argv.slice(2);
const { measureSteps } = await import(/** @type {string} */ (bundle));

/** @type {number[]} */
const all = JSON.parse(sizes ?? '[]');
// A first run lets the compiler optimise.
await measureSteps(shape, Math.ceil((all[0] ?? 4) / 4));
/** @type {Record<string, number>[]} */
const measured = [];
for (const size of all) {
  /** @type {Record<string, number>} */
  const least = await measureSteps(shape, size);
  const again = await measureSteps(shape, size);
  for (const [step, time] of Object.entries(again)) least[step] = Math.min(least[step] ?? time, time);
  measured.push(least);
}
console.log(JSON.stringify(measured));
