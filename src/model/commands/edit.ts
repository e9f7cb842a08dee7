import { isSameJson } from '../../lib/equal.ts';
import { withKey } from '../../lib/own.ts';
import type { ModelDefinition, PropertyDefinition, RelationDefinition } from '../definition.ts';
import { withProperties, withRelations } from '../definitionEdits.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { propertiesOf, relationIn, relationsIn } from '../settings.ts';

/** Changes one model. Returns the same project where the change returns the same entry. */
export function editModel(
  project: Project,
  modelId: ModelId,
  change: (entry: ModelEntry) => ModelEntry,
): Project {
  return editModels(project, (entry) => (entry.id === modelId ? change(entry) : entry));
}

export function editModels(project: Project, change: (entry: ModelEntry) => ModelEntry): Project {
  let isChanged = false;
  const models = project.models.map((entry) => {
    const changed = change(entry);
    if (changed !== entry) isChanged = true;
    return changed;
  });
  return isChanged ? { ...project, models } : project;
}

/** Replaces the definition of an entry. Returns the same entry where the definition prints alike. */
export function withDefinition(entry: ModelEntry, definition: ModelDefinition): ModelEntry {
  return isSameJson(definition, entry.definition) ? entry : { ...entry, definition };
}

export function editDefinition(
  project: Project,
  modelId: ModelId,
  change: (definition: ModelDefinition) => ModelDefinition,
): Project {
  return editModel(project, modelId, (entry) => withDefinition(entry, change(entry.definition)));
}

export function editProperties(
  project: Project,
  modelId: ModelId,
  change: (
    properties: Readonly<Record<string, PropertyDefinition>>,
  ) => Readonly<Record<string, PropertyDefinition>>,
): Project {
  return editDefinition(project, modelId, (definition) =>
    withProperties(definition, change(propertiesOf(definition))),
  );
}

export function editRelations(
  project: Project,
  modelId: ModelId,
  change: (
    relations: Readonly<Record<string, RelationDefinition>>,
  ) => Readonly<Record<string, RelationDefinition>>,
): Project {
  return editDefinition(project, modelId, (definition) =>
    withRelations(definition, change(relationsIn(definition))),
  );
}

/** Changes one relation in place. Does nothing where it is missing. */
export function editRelation(
  project: Project,
  ref: { readonly modelId: ModelId; readonly name: string },
  change: (relation: RelationDefinition) => RelationDefinition,
): Project {
  return editDefinition(project, ref.modelId, (definition) => {
    const relation = relationIn(definition, ref.name);
    return relation
      ? withRelations(definition, withKey(relationsIn(definition), ref.name, change(relation)))
      : definition;
  });
}
