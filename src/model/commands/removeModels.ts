import type { RelationDefinition } from '../definition.ts';
import { withRelations } from '../definitionEdits.ts';
import { withoutPositions } from '../layout/positions.ts';
import { editConfig, withoutModels } from '../modelConfig.ts';
import type { ModelId, Project } from '../project.ts';
import { withRelationAttribute } from '../relations/attributeOrder.ts';
import { relationsOf } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { givenName, relationsIn } from '../settings.ts';
import type { Command } from './command.ts';
import { editModels, withDefinition } from './edit.ts';
import { keepDerivedNames } from './keepDerived.ts';

export interface RemoveModelsArguments {
  readonly modelIds: readonly ModelId[];
}

/**
 * Finds the relations of other models that are removed together with models:
 * those that lead to or through them, in the order of the project.
 */
export function relationsLostWith(
  project: Project,
  modelIds: readonly ModelId[],
): readonly ResolvedRelation[] {
  const ids = new Set(modelIds);
  return project.models
    .filter(({ id }) => !ids.has(id))
    .flatMap(({ id }) => relationsOf(project, id).filter((relation) => isLost(relation, ids)));
}

/** A relation of a built-in model is not in a file of the project, so it can't be removed. */
function isLost({ target, through, isFromLibrary }: ResolvedRelation, ids: ReadonlySet<ModelId>): boolean {
  const isGone = (entry: { readonly id: ModelId } | null) => entry !== null && ids.has(entry.id);
  return isFromLibrary !== true && (isGone(target) || isGone(through));
}

/** Removes models, the relations of others that lead to or through them, and their entries in model-config. */
export const removeModels: Command<RemoveModelsArguments> = (project, { modelIds }) => {
  const ids = new Set(modelIds);
  const gone = project.models.filter((entry) => ids.has(entry.id));
  if (gone.length === 0) return project;
  // A relation whose kind ignores `through` stays, but LoopBack would wait for the model that it names.
  const lostNames = new Set(gone.map((entry) => entry.definition.name));
  const isIdle = ({ definition, through }: ResolvedRelation) =>
    through === null && lostNames.has(givenName(definition.through) ?? '');
  const left = editModels(project, (entry) => {
    const resolved = relationsOf(project, entry.id);
    const lost = resolved.filter((relation) => isLost(relation, ids));
    const idle = resolved.filter(isIdle);
    if (lost.length === 0 && idle.length === 0) return entry;
    const has = (list: readonly ResolvedRelation[], name: string) =>
      list.some(({ ref }) => ref.name === name);
    const relations = Object.entries(relationsIn(entry.definition))
      .filter(([name]) => !has(lost, name))
      .map(([name, definition]): [string, RelationDefinition] => [
        name,
        has(idle, name) ? withRelationAttribute(definition, 'through', undefined) : definition,
      ]);
    return withDefinition(entry, withRelations(entry.definition, Object.fromEntries(relations)));
  });
  const removed = {
    ...left,
    models: left.models.filter((entry) => !ids.has(entry.id)),
    layout: withoutPositions(left.layout, ids),
  };
  const remaining = new Set(removed.models.map((entry) => entry.definition.name));
  const names = gone.map((entry) => entry.definition.name).filter((name) => !remaining.has(name));
  const configured = editConfig(removed, (config) => withoutModels(config, names));
  // A removed base may have given its plural to a model that stays.
  return keepDerivedNames(project, configured);
};
