import type { ModelEntry, Project } from '../project.ts';
import { type IdTypes, idTypesOf } from './dataSources.ts';

/** A value that is worked out once for the same models with the same types of ids. */
export function rememberByModels<Value>(create: (project: Project) => Value): (project: Project) => Value {
  const known = new WeakMap<readonly ModelEntry[], WeakMap<IdTypes, { readonly value: Value }>>();
  return (project) => {
    const idTypes = idTypesOf(project);
    const byIdTypes = known.get(project.models) ?? new WeakMap<IdTypes, { readonly value: Value }>();
    known.set(project.models, byIdTypes);
    const found = byIdTypes.get(idTypes) ?? { value: create(project) };
    byIdTypes.set(idTypes, found);
    return found.value;
  };
}

/** The same for what is worked out step by step, and may be left after each step and gone on with later. */
export function rememberByModelsInSteps<Value>(
  create: (project: Project) => Generator<undefined, Value>,
): (project: Project) => Generator<undefined, Value> {
  const cellOf = rememberByModels((): { found?: { readonly value: Value } } => ({}));
  return function* inSteps(project) {
    const cell = cellOf(project);
    if (cell.found === undefined) {
      const value = yield* create(project);
      // Somebody may have needed it at once meanwhile; all get the same.
      cell.found ??= { value };
    }
    return cell.found.value;
  };
}
