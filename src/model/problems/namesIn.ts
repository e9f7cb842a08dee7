import { memoByKey, memoByValue } from '../../lib/memo.ts';
import type { ModelEntry, Project } from '../project.ts';

type Make = (names: readonly string[]) => readonly string[];

const lists = memoByKey((models: readonly ModelEntry[]) =>
  memoByValue((make: Make) => make(models.map(({ definition }) => definition.name))),
);
const all: Make = (names) => names;

/**
 * The names of a project's models, to look for one like another word. The same
 * list for the same models.
 *
 * @param make adds others; the same function each time
 */
export function namesIn({ models }: Project, make: Make = all): readonly string[] {
  return lists(models)(make);
}
