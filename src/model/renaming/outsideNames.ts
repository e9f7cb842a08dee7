import type { Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { polymorphicKeysOf } from '../relations/polymorphic.ts';
import { inheritedRelationsOf, relationsOf } from '../relations/projectRelations.ts';
import { type TableName, tablesOf } from './tableNames.ts';

/** A property of stored rows that holds the name of a model: the discriminator of a polymorphic relation. */
export interface StoredModelName {
  readonly modelName: string;
  readonly property: string;
}

/** Returns the properties of stored rows that hold the name of a model. No definition can preserve them when the model is renamed. */
export function storedNamesOf(project: Project, modelId: string): readonly StoredModelName[] {
  const found = [...relationsOf(project, modelId), ...inheritedRelationsOf(project, modelId)].flatMap(
    ({ ref, definition, kind, target, targetName, through }) => {
      const keys = polymorphicKeysOf(definition, ref.name);
      // The discriminator of a belongsTo holds the names of other models.
      if (!keys || !kind || targetName === null || kind.keyOn === 'owner') return [];
      return [
        { modelName: (through ?? target)?.definition.name ?? targetName, property: keys.discriminator },
      ];
    },
  );
  const byText = new Map(found.map((each) => [JSON.stringify(each), each]));
  return [...byText.values()];
}

/** The tables and collections that connectors name after a model. */
export interface TablesNamedAfter {
  /** The tables and collections that are named after the model. */
  readonly named: readonly TableName[];
  /** Whether the model may be in a store whose naming of tables is unknown. */
  readonly isUncertain: boolean;
}

/** Returns the tables and collections of a model whose names depend on the model's name. */
export function tablesNamedAfter(project: Project, modelId: string): TablesNamedAfter {
  const entry = findModel(project, modelId);
  if (entry === null) return { named: [], isUncertain: false };
  const { known, isUncertain } = tablesOf(project, entry);
  return { named: known.filter(({ isDerived }) => isDerived), isUncertain };
}
