import type { JsonValue } from '../../lib/json.ts';
import { renameModel } from '../commands/renameModel.ts';
import { setModelSetting } from '../commands/setModelSetting.ts';
import { setPropertyAttribute } from '../commands/setPropertyAttribute.ts';
import { setRelationAttribute } from '../commands/setRelationAttribute.ts';
import type { ModelId, Project } from '../project.ts';
import { findModel, findModelByName } from '../projectIndex.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import type { ProblemFix } from './problem.ts';

/** Creates a fix that sets an attribute of a relation, or removes it if the value is undefined. */
export function fixRelation(
  label: string,
  ref: RelationRef,
  attribute: string,
  value: JsonValue | undefined,
): ProblemFix {
  return { label, apply: (project) => setRelationAttribute(project, { ref, attribute, value }) };
}

/** Creates a fix that sets an attribute of a property, or removes it if the value is undefined. */
export function fixProperty(
  label: string,
  modelId: ModelId,
  property: string,
  attribute: string,
  value: JsonValue | undefined,
): ProblemFix {
  return {
    label,
    apply: (project) => setPropertyAttribute(project, { modelId, property, attribute, value }),
  };
}

/** Creates a fix that changes a setting of a model, or removes it if the value is undefined. */
export function fixSetting(
  label: string,
  modelId: ModelId,
  key: string,
  value: JsonValue | undefined,
): ProblemFix {
  return { label, apply: (project) => setModelSetting(project, { modelId, key, value }) };
}

/** Creates a fix that renames a model. */
export function fixModelName(modelId: ModelId, name: string): ProblemFix {
  return { label: `Rename it to "${name}"`, apply: (project) => renameModel(project, { modelId, name }) };
}

/** Marks a fix that only assumes what was intended. */
export const asGuess = (fix: ProblemFix): ProblemFix => ({ ...fix, isGuess: true });

/** Marks a fix that uses another name as a guess, unless the names differ only in capitals. */
export const asGuessOf = (given: string, name: string, fix: ProblemFix): ProblemFix =>
  given.toLowerCase() === name.toLowerCase() ? fix : asGuess(fix);

/** Returns a free model name: the preferred one, with a number if it is taken. */
export function freeModelName(project: Project, preferred: string): string {
  let name = preferred;
  for (let number = 2; findModelByName(project, name); number += 1) name = `${preferred}${number}`;
  return name;
}

/** Returns an id for a model that a fix adds. It is built from the name, not random, so that fixes stay pure. */
export function freeModelId(project: Project, name: string): ModelId {
  let id = `model-${name}`;
  for (let number = 2; findModel(project, id); number += 1) id = `model-${name}-${number}`;
  return id;
}
