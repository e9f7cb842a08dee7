import { withRelations } from '../definitionEdits.ts';
import { editConfig, withoutModels } from '../modelConfig.ts';
import type { ModelId } from '../project.ts';
import { relationsOf } from '../relations/projectRelations.ts';
import { relationsIn } from '../settings.ts';
import type { Command } from './command.ts';
import { editModels, withDefinition } from './edit.ts';
import { keepDerivedNames } from './keepDerived.ts';

export interface RemoveModelsArguments {
  readonly modelIds: readonly ModelId[];
}

/** Removes models, the relations of others that lead to or through them, and their entries in model-config. */
export const removeModels: Command<RemoveModelsArguments> = (project, { modelIds }) => {
  const ids = new Set(modelIds);
  const gone = project.models.filter((entry) => ids.has(entry.id));
  if (gone.length === 0) return project;
  const isGone = (entry: { readonly id: ModelId } | null) => entry !== null && ids.has(entry.id);
  const left = editModels(project, (entry) => {
    const lost = relationsOf(project, entry.id)
      .filter((relation) => isGone(relation.target) || isGone(relation.through))
      .map((relation) => relation.ref.name);
    if (lost.length === 0) return entry;
    const relations = Object.entries(relationsIn(entry.definition)).filter(([name]) => !lost.includes(name));
    return withDefinition(entry, withRelations(entry.definition, Object.fromEntries(relations)));
  });
  const removed = { ...left, models: left.models.filter((entry) => !ids.has(entry.id)) };
  const remaining = new Set(removed.models.map((entry) => entry.definition.name));
  const names = gone.map((entry) => entry.definition.name).filter((name) => !remaining.has(name));
  const configured = editConfig(removed, (config) => withoutModels(config, names));
  // A base that goes may have given its plural to a model that stays.
  return keepDerivedNames(project, configured);
};
