import type { Command } from './command.ts';
import { applyCustomPlace, type CustomPlace } from './renamePlaces.ts';
import { type RenamePropertyArguments, renameProperty } from './renameProperty.ts';

export interface RenamePropertyEverywhereArguments extends RenamePropertyArguments {
  /** Names that look like the old one and are to change too, as `previewPropertyRename` gave them. */
  readonly customs: readonly CustomPlace[];
}

/** Renames a property (see renameProperty), and with it the names that were chosen. */
export const renamePropertyEverywhere: Command<RenamePropertyEverywhereArguments> = (
  project,
  { customs, ...args },
) => {
  if (renameProperty(project, args) === project) return project;
  // Before the property, so that a key that LoopBack makes of a relation's name finds it in its place.
  return renameProperty(customs.reduce(applyCustomPlace, project), args);
};
