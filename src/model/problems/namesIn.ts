import { memoByKey, memoByValue } from '../../lib/memo.ts';
import type { ModelEntry, Project } from '../project.ts';

type ExtendNames = (names: readonly string[]) => readonly string[];

const lists = memoByKey((models: readonly ModelEntry[]) =>
  memoByValue((extend: ExtendNames) => extend(models.map(({ definition }) => definition.name))),
);
const unchanged: ExtendNames = (names) => names;

/**
 * Returns the names of a project's models, to find one that is close to a word.
 * Returns the same list for the same models.
 *
 * @param extend adds other names; has to be the same function each time
 */
export function namesIn({ models }: Project, extend: ExtendNames = unchanged): readonly string[] {
  return lists(models)(extend);
}
