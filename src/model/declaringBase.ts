import { hasOwn } from '../lib/own.ts';
import type { ModelId, Project } from './project.ts';
import { findModel, findModelByName, lineageDefinitionsOf } from './projectIndex.ts';
import { propertiesOf } from './settings.ts';

/** A base, in the project or built in. */
export interface DeclaringBase {
  readonly name: string;
  /** null if it is built in. */
  readonly modelId: ModelId | null;
}

/** Finds the nearest base of a model that declares the property; null if none does. */
export function declaringBaseOf(project: Project, modelId: ModelId, property: string): DeclaringBase | null {
  const entry = findModel(project, modelId);
  if (entry === null) return null;
  const [, ...bases] = lineageDefinitionsOf(project, entry.definition);
  const base = bases.find((each) => hasOwn(propertiesOf(each), property));
  if (base === undefined) return null;
  const own = findModelByName(project, base.name);
  return { name: base.name, modelId: own?.definition === base ? own.id : null };
}
