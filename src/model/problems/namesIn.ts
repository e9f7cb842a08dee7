import type { ModelEntry, Project } from '../project.ts';

type Make = (names: readonly string[]) => readonly string[];

const lists = new WeakMap<readonly ModelEntry[], Map<Make, readonly string[]>>();
const all: Make = (names) => names;

/**
 * The names of a project's models, to look for one like another word. The same
 * list for the same models.
 *
 * @param make adds others; the same function each time
 */
export function namesIn({ models }: Project, make: Make = all): readonly string[] {
  const made = lists.get(models) ?? new Map<Make, readonly string[]>();
  lists.set(models, made);
  const known = made.get(make) ?? make(models.map(({ definition }) => definition.name));
  made.set(make, known);
  return known;
}
