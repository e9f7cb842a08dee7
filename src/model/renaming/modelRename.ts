import { editModels, withDefinition } from '../commands/edit.ts';
import type { RenamedRelation } from '../commands/followRelationNames.ts';
import { derivedRenames } from '../commands/keepDerived.ts';
import { withBaseRenamed, withConfigReferences, withReferencesRenamed } from '../commands/references.ts';
import { withDefinitionKey } from '../definitionEdits.ts';
import { editConfig, withConfigRenamed, withModels } from '../modelConfig.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModel, findModelByName } from '../projectIndex.ts';
import { polymorphicKeysOf } from '../relations/polymorphic.ts';
import { resolveRelation } from '../relations/projectRelations.ts';

/** A possible rename of a model, with the changes that need no decision by the user. */
export interface ModelRename {
  readonly before: Project;
  readonly entry: ModelEntry;
  readonly from: string;
  readonly to: string;
  /** The project with the new name and updated references to the model; names derived from it are unchanged. */
  readonly referenced: Project;
  /** The relations for which LoopBack would now derive another name. */
  readonly derived: readonly RenamedRelation[];
}

/** Starts a rename; null if the model is missing, or the name is empty, unchanged or another model's. */
export function startRename(project: Project, modelId: ModelId, name: string): ModelRename | null {
  const entry = findModel(project, modelId);
  const from = entry?.definition.name;
  if (!entry || from === undefined || from === name || name === '') return null;
  if (findModelByName(project, name)) return null;
  const referenced = withReferences(project, entry, name);
  const derived = derivedRenames(project, referenced).filter(({ ref }) => !isNameInKeys(project, ref));
  return { before: project, entry, from, to: name, referenced, derived };
}

/** Returns whether the keys of a relation depend on its name, as those of a polymorphic one without a selector do. */
export function isNameInKeys(project: Project, ref: RenamedRelation['ref']): boolean {
  const relation = resolveRelation(project, ref);
  const keys = relation && polymorphicKeysOf(relation.definition, relation.ref.name);
  return (
    keys?.selector === ref.name && polymorphicKeysOf(relation?.definition ?? {}, '')?.selector !== ref.name
  );
}

function withReferences(project: Project, entry: ModelEntry, name: string): Project {
  const from = entry.definition.name;
  // If another model has the old name, the references mean that one.
  const hasNamesake = project.models.some((model) => model !== entry && model.definition.name === from);
  const names = new Map([[from, name]]);
  const renamed = editModels(project, (model) => {
    const isRenamed = model === entry;
    const own = isRenamed
      ? { ...model, definition: withDefinitionKey(model.definition, 'name', name) }
      : model;
    if (hasNamesake) return own;
    // A model whose base has its own name means LoopBack's model, which is not renamed.
    const based = isRenamed ? own.definition : withBaseRenamed(own.definition, names);
    return withDefinition(own, withReferencesRenamed(based, names));
  });
  return editConfig(renamed, (config) =>
    hasNamesake
      ? withModels(config, [name])
      : withConfigReferences(withConfigRenamed(config, from, name), names),
  );
}
