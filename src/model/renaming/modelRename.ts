import { editModels, withDefinition } from '../commands/edit.ts';
import type { RenamedRelation } from '../commands/followRelationNames.ts';
import { derivedRenames, withRelationsRenamed } from '../commands/keepDerived.ts';
import { withBaseRenamed, withConfigReferences, withReferencesRenamed } from '../commands/references.ts';
import { withDefinitionKey } from '../definitionEdits.ts';
import { fileNameOf, freePathOnAnyDisk } from '../files/fileName.ts';
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
  /** The path of the file if it follows the name; its present path if it is not named after the model. */
  readonly path: ModelEntry['path'];
  /**
   * The project with the new name, the new path and updated references to the model;
   * other names derived from it are unchanged.
   */
  readonly referenced: Project;
  /** The relations for which LoopBack would now derive another name. */
  readonly derived: readonly RenamedRelation[];
  /** The same project with these relations renamed. */
  readonly followed: Project;
}

/** Starts a rename; null if the model is missing, or the name is empty, unchanged or another model's. */
export function startRename(project: Project, modelId: ModelId, name: string): ModelRename | null {
  const entry = findModel(project, modelId);
  const from = entry?.definition.name;
  if (!entry || from === undefined || from === name || name === '') return null;
  if (findModelByName(project, name)) return null;
  const path = followingPath(project, entry, name);
  // The path is changed first, because relations are resolved again for each new entry.
  const referenced = withReferences(project, { ...entry, path }, name);
  const derived = derivedRenames(project, referenced).filter(({ ref }) => !isNameInKeys(project, ref));
  const followed = withRelationsRenamed(referenced, derived);
  return { before: project, entry, from, to: name, path, referenced, derived, followed };
}

/** Returns the path of the model's file after the rename if the file is named after the model. */
function followingPath(project: Project, entry: ModelEntry, name: string): ModelEntry['path'] {
  const folder = entry.path.slice(0, entry.path.lastIndexOf('/') + 1);
  if (entry.path !== `${folder}${fileNameOf(entry.definition.name)}`) return entry.path;
  const others = project.models.filter((model) => model !== entry).map((model) => model.path);
  return freePathOnAnyDisk(`${folder}${fileNameOf(name)}`, others);
}

/** Returns whether the keys of a relation depend on its name, as those of a polymorphic one without a selector do. */
export function isNameInKeys(project: Project, ref: RenamedRelation['ref']): boolean {
  const relation = resolveRelation(project, ref);
  const keys = relation && polymorphicKeysOf(relation.definition, relation.ref.name);
  return (
    keys?.selector === ref.name && polymorphicKeysOf(relation?.definition ?? {}, '')?.selector !== ref.name
  );
}

/** @param entry the model before the rename, but with its new path */
function withReferences(project: Project, entry: ModelEntry, name: string): Project {
  const from = entry.definition.name;
  // If another model has the old name, the references mean that one.
  const hasNamesake = project.models.some((model) => model.id !== entry.id && model.definition.name === from);
  const names = new Map([[from, name]]);
  const renamed = editModels(project, (model) => {
    const isRenamed = model.id === entry.id;
    const own = isRenamed
      ? { ...entry, definition: withDefinitionKey(entry.definition, 'name', name) }
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
