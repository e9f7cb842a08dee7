import type { JsonValue } from '../../lib/json.ts';
import { renameModel } from '../commands/renameModel.ts';
import { setModelSetting } from '../commands/setModelSetting.ts';
import { setPropertyAttribute } from '../commands/setPropertyAttribute.ts';
import { setRelationAttribute } from '../commands/setRelationAttribute.ts';
import type { ModelId, Project } from '../project.ts';
import { findModel, findModelByName } from '../projectIndex.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import type { ProblemFix } from './problem.ts';

export function fixRelation(
  label: string,
  ref: RelationRef,
  attribute: string,
  value: JsonValue | undefined,
): ProblemFix {
  return { label, apply: (project) => setRelationAttribute(project, { ref, attribute, value }) };
}

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

export function fixSetting(
  label: string,
  modelId: ModelId,
  key: string,
  value: JsonValue | undefined,
): ProblemFix {
  return { label, apply: (project) => setModelSetting(project, { modelId, key, value }) };
}

export function fixModelName(modelId: ModelId, name: string): ProblemFix {
  return { label: `Rename it to "${name}"`, apply: (project) => renameModel(project, { modelId, name }) };
}

/** A model name that is free: the wish, or the wish with a number. */
export function freeModelName(project: Project, wish: string): string {
  let name = wish;
  for (let number = 2; findModelByName(project, name); number += 1) name = `${wish}${number}`;
  return name;
}

/** An id for a model that a fix adds. Pure, so made of the name rather than of chance. */
export function freeModelId(project: Project, name: string): ModelId {
  let id = `model-${name}`;
  for (let number = 2; findModel(project, id); number += 1) id = `model-${name}-${number}`;
  return id;
}
