/**
 * How much one message between worker and page may hold. Plain code without
 * schemas: the gate is bundled with nothing else.
 */

export const protocolLimits = {
  /** Events of one run; what comes after them is cut with a note. */
  events: 1_000,
  /** What all events of one run may weigh together: some 150,000 shown values, or five million characters. */
  totalWeight: 150_000,
  /** Calls of one run that are told of, one a place in the code; each, and the end of each, is a message. */
  calls: 100,
  /** Values that an argument of a call may hold. */
  callNodes: 300,
  /** Values of all recorded calls of one run. */
  totalCallNodes: 60_000,
  callArguments: 6,
  /** Characters of a note. */
  sentence: 1_000,
  /** Values in one `console.log`. */
  values: 50,
  /** Objects, arrays and primitives in one message, counted before it is parsed. */
  nodes: 60_000,
  /** Levels of objects and arrays in one message. */
  depth: 40,
  /** Characters of all texts of one message. */
  characters: 2_000_000,
} as const;

/** A text of that length costs the page about what a value does. */
export const charactersPerNode = 32;

/**
 * Weighs a cloned message: one for each value in it, and one for every
 * {@link charactersPerNode} characters; null where it is too large to be
 * parsed. It walks without recursion, so that no depth of nesting can end it,
 * and stops at the first limit; a cycle runs into the limit of depth.
 */
export function weigh(data: unknown): number | null {
  let nodes = 0;
  let characters = 0;
  const waiting: { value: unknown; depth: number }[] = [{ value: data, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    nodes += 1;
    if (nodes > protocolLimits.nodes) return null;
    if (typeof value === 'string') characters += value.length;
    else if (typeof value === 'object' && value !== null) {
      if (depth >= protocolLimits.depth || isTooMany(value)) return null;
      for (const key of Object.keys(value)) {
        characters += key.length;
        waiting.push({ value: (value as Readonly<Record<string, unknown>>)[key], depth: depth + 1 });
      }
    }
    if (characters > protocolLimits.characters) return null;
  }
  return nodes + Math.floor(characters / charactersPerNode);
}

/** Big buffers and long arrays are refused before their keys are listed; kinds that no message holds are refused too. */
function isTooMany(value: object): boolean {
  if (Array.isArray(value)) return value.length > protocolLimits.nodes;
  return Object.getPrototypeOf(value) !== Object.prototype;
}
