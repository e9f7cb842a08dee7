/**
 * Returns a function that yields numbers from 0 up to 1 which look random and
 * are the same for the same seed: a linear congruential generator, good enough
 * for trying things out and for nothing secret.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
