import type { ModelId } from '../project.ts';
import { withUnitsRenamed } from '../renaming/applyUnits.ts';
import { customNamesOf } from '../renaming/customNames.ts';
import { startRename } from '../renaming/modelRename.ts';
import type { NameUnit } from '../renaming/nameUnit.ts';
import { nameUnitsOf } from '../renaming/nameUnits.ts';
import type { Command } from './command.ts';
import type { UsualNames } from './renameModel.ts';

/**
 * Which names change with a model's name:
 * - `none` and `derived`: as in `renameModel`
 * - `all`: also names that were given by hand and look like the old name
 * - the ids of units that `previewRename` returned
 */
export type NamesToChange = UsualNames | 'all' | readonly string[];

export interface RenameWithNamesArguments {
  readonly modelId: ModelId;
  readonly name: string;
  readonly names: NamesToChange;
}

/** Renames a model as `renameModel` does, with a choice among all names that may change with it. */
export const renameWithNames: Command<RenameWithNamesArguments> = (project, { modelId, name, names }) => {
  const rename = startRename(project, modelId, name);
  if (rename === null) return project;
  return withUnitsRenamed(rename, chosenUnits(nameUnitsOf(rename, customNamesOf(rename)), names));
};

/** Returns the units that a choice changes. */
export function chosenUnits(units: readonly NameUnit[], names: NamesToChange): readonly NameUnit[] {
  if (names === 'none') return units.filter(({ change }) => change.of === 'file');
  if (names === 'all') return units;
  return units.filter(({ id, isCustom }) => (names === 'derived' ? !isCustom : names.includes(id)));
}
