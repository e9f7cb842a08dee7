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

/** A rename of a model that is possible, as far as nobody has to be asked. */
export interface ModelRename {
  readonly before: Project;
  readonly entry: ModelEntry;
  readonly from: string;
  readonly to: string;
  /** The model has its new name, and what names the model follows; nothing that is made of its name does. */
  readonly referenced: Project;
  /** The relations that LoopBack would name otherwise now. */
  readonly derived: readonly RenamedRelation[];
}

/** null where the model is missing, and where the name is empty, its own or another model's. */
export function startRename(project: Project, modelId: ModelId, name: string): ModelRename | null {
  const entry = findModel(project, modelId);
  const from = entry?.definition.name;
  if (!entry || from === undefined || from === name || name === '') return null;
  if (findModelByName(project, name)) return null;
  const referenced = withReferences(project, entry, name);
  const derived = derivedRenames(project, referenced).filter(({ ref }) => !isNameInKeys(project, ref));
  return { before: project, entry, from, to: name, referenced, derived };
}

/** A polymorphic relation without a selector makes its keys of its own name. */
export function isNameInKeys(project: Project, ref: RenamedRelation['ref']): boolean {
  const relation = resolveRelation(project, ref);
  const keys = relation && polymorphicKeysOf(relation.definition, relation.ref.name);
  return (
    keys?.selector === ref.name && polymorphicKeysOf(relation?.definition ?? {}, '')?.selector !== ref.name
  );
}

function withReferences(project: Project, entry: ModelEntry, name: string): Project {
  const from = entry.definition.name;
  // While another model has the old name, the references go on meaning that one.
  const hasNamesake = project.models.some((model) => model !== entry && model.definition.name === from);
  const names = new Map([[from, name]]);
  const renamed = editModels(project, (model) => {
    const isIt = model === entry;
    const own = isIt ? { ...model, definition: withDefinitionKey(model.definition, 'name', name) } : model;
    if (hasNamesake) return own;
    // A model whose base has its own name means LoopBack's, which keeps its name.
    const based = isIt ? own.definition : withBaseRenamed(own.definition, names);
    return withDefinition(own, withReferencesRenamed(based, names));
  });
  return editConfig(renamed, (config) =>
    hasNamesake
      ? withModels(config, [name])
      : withConfigReferences(withConfigRenamed(config, from, name), names),
  );
}
