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
