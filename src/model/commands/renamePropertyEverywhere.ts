import type { Command } from './command.ts';
import { applyCustomPlace, type CustomPlace } from './renamePlaces.ts';
import { type RenamePropertyArguments, renameProperty } from './renameProperty.ts';

export interface RenamePropertyEverywhereArguments extends RenamePropertyArguments {
  /** Names that look like the old one and change too, as `previewPropertyRename` returned them. */
  readonly customs: readonly CustomPlace[];
}

/** Renames a property (see renameProperty) together with the chosen names. */
export const renamePropertyEverywhere: Command<RenamePropertyEverywhereArguments> = (
  project,
  { customs, ...args },
) => {
  if (renameProperty(project, args) === project) return project;
  // Before the property, so that a key that LoopBack derives from a relation's name still matches it.
  return renameProperty(customs.reduce(applyCustomPlace, project), args);
};
