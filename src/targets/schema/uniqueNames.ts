/**
 * Gives each name one that a format accepts. Two that become the same are numbered.
 *
 * @param clean returns an acceptable name
 */
export function uniqueNames(
  names: readonly string[],
  clean: (name: string) => string,
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const given = new Map<string, string>();
  // A name that is accepted as it is stays, whatever another one becomes.
  const sorted = names.toSorted((one, other) => Number(clean(other) === other) - Number(clean(one) === one));
  for (const name of sorted) {
    const cleaned = clean(name);
    let free = cleaned;
    for (let number = 2; taken.has(free); number += 1) free = `${cleaned}${number}`;
    taken.add(free);
    given.set(name, free);
  }
  return given;
}
