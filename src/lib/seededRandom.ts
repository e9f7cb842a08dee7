/**
 * Returns a function that yields pseudo-random numbers from 0 up to but not
 * including 1, the same for the same seed; good enough for trying things out and
 * for nothing secret.
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    // A Weyl sequence (steps of an odd constant), mixed by multiplications.
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}
