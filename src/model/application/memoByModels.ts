import { memoBy } from '../../lib/memo.ts';
import type { Project } from '../project.ts';
import { idTypesOf } from './dataSources.ts';

/** Computes a value once for the same models with the same types of ids. */
export function memoByModels<Value extends object>(
  create: (project: Project) => Value,
): (project: Project) => Value {
  const byModels = memoBy(
    ({ models }: Project) => models,
    () => memoBy(idTypesOf, create),
  );
  return (project) => byModels(project)(project);
}

/** The same for what is computed step by step, and may be left after each step and continued later. */
export function memoByModelsInSteps<Value>(
  create: (project: Project) => Generator<undefined, Value>,
): (project: Project) => Generator<undefined, Value> {
  const cellOf = memoByModels((): { found?: { readonly value: Value } } => ({}));
  return function* inSteps(project) {
    const cell = cellOf(project);
    if (cell.found === undefined) {
      const value = yield* create(project);
      // The value may have been computed at once between two steps; everyone gets the same one.
      cell.found ??= { value };
    }
    return cell.found.value;
  };
}
