/** Converts values to plain data that can be compared and printed: the part that a user of either engine can see. */

interface InstanceLike {
  readonly constructor: { readonly modelName: string };
  toJSON(): unknown;
  isNewRecord(): boolean;
  readonly errors?: unknown;
  readonly __cachedRelations?: Record<string, unknown>;
}

export function isInstance(value: unknown): value is InstanceLike {
  if (typeof value !== 'object' || value === null) return false;
  const instance = value as { constructor?: { modelName?: unknown }; toJSON?: unknown };
  return typeof instance.constructor?.modelName === 'string' && typeof instance.toJSON === 'function';
}

const maxDepth = 8;

export function describeValue(value: unknown, depth = 0): unknown {
  if (value === undefined) return '<undefined>';
  if (typeof value === 'function') return '<function>';
  if (typeof value === 'number') return Number.isFinite(value) ? value : `<${value}>`;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > maxDepth) return '<deep>';
  if (value instanceof Date) return `<date ${value.getTime()}>`;
  if (value instanceof Error) return describeError(value, depth);
  if (isInstance(value)) {
    return { [`<${value.constructor.modelName}>`]: describeValue(jsonOf(value), depth + 1) };
  }
  if (Array.isArray(value)) return Array.from(value, (item) => describeValue(item, depth + 1));
  return describeObject(value, depth);
}

/** Returns the JSON of an instance; one that holds itself has none. */
function jsonOf(instance: InstanceLike): unknown {
  try {
    return instance.toJSON();
  } catch (error) {
    if (error instanceof RangeError) return '<endless>';
    throw error;
  }
}

function describeObject(value: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, describeValue(each, depth + 1)]),
  );
}

function describeError(error: Error, depth: number): unknown {
  const { name, message } = error;
  const { statusCode, status, code, details } = error as unknown as Record<string, unknown>;
  return { '<error>': describeObject({ name, message, statusCode, status, code, details }, depth) };
}

/** Describes everything about an instance that later calls depend on. */
export function describeInstance(instance: InstanceLike): unknown {
  const json = describeValue(instance);
  // An instance that holds itself validates itself until the stack is full, and has the errors of any of these runs.
  const isEndless = JSON.stringify(json).includes('<endless>');
  return {
    json,
    isNew: instance.isNewRecord(),
    errors: isEndless ? '<endless>' : describeValue(instance.errors ?? false),
    cache: describeValue({ ...instance.__cachedRelations }),
  };
}
