/** Returns the parts in which two described values differ, as lines "path: expected | actual". */
export function differingParts(expected: unknown, actual: unknown, path = ''): readonly string[] {
  if (isHolder(expected) && isHolder(actual)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...names].flatMap((name) => differingParts(expected[name], actual[name], `${path}.${name}`));
  }
  const [left, right] = [expected, actual].map((each) => JSON.stringify(each));
  return left === right ? [] : [`${path}: ${left} | ${right}`];
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
