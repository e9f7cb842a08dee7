/** Sizes in KB by the name of the part. */
export type PartSizes = Readonly<Record<string, number>>;

/** A part may grow by this share without being recorded again. */
const SHARE = 0.1;

/** A new part of this size or more has to be recorded. KB. */
const LARGE = 10;

/**
 * Compares sizes with the recorded ones.
 *
 * @returns a sentence for each part that has grown by more than a tenth, that is new and large, or that is recorded
 *   but gone
 */
export function findGrowth(sizes: PartSizes, recorded: PartSizes): readonly string[] {
  const grown = Object.entries(sizes).flatMap(([name, size]) => {
    const before = recorded[name];
    if (before === undefined) return size >= LARGE ? [`${name} is new and has ${size} KB.`] : [];
    return size > before * (1 + SHARE) ? [`${name} has grown from ${before} to ${size} KB.`] : [];
  });
  const gone = Object.keys(recorded).filter(
    (name) => sizes[name] === undefined && (recorded[name] ?? 0) >= LARGE,
  );
  return [...grown, ...gone.map((name) => `${name} is recorded, but is not a part any more.`)];
}
