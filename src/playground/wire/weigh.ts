import { charactersPerNode } from './limits.ts';

/** What a JSON value weighs in a message: one for each value in it, and one for every {@link charactersPerNode} characters. */
export function weigh(value: unknown): number {
  const waiting: unknown[] = [value];
  let weight = 0;
  let characters = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    weight += 1;
    if (typeof next === 'string') characters += next.length;
    else if (Array.isArray(next)) for (const item of next) waiting.push(item);
    else if (typeof next === 'object' && next !== null) {
      for (const [name, member] of Object.entries(next)) {
        characters += name.length;
        waiting.push(member);
      }
    }
  }
  return weight + characters / charactersPerNode;
}
