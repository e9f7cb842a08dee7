import type { ModelEntry, ModelId } from '../project.ts';
import { withUnitsRenamed } from '../renaming/applyUnits.ts';
import { startRename } from '../renaming/modelRename.ts';
import { fileUnits, nameUnitsOf } from '../renaming/nameUnits.ts';
import type { Command } from './command.ts';

/**
 * Which names that are made of a model's name change with it:
 * - `none`: keys, relations, paths and tables stay, written down where LoopBack would make others; the file and
 *   its script, which nothing outside names, follow the model as LoopBack's generator calls them
 * - `derived`: what LoopBack makes of the name, and nobody gave by hand
 */
export type UsualNames = 'none' | 'derived';

export interface RenameModelArguments {
  readonly modelId: ModelId;
  readonly name: string;
  /** `derived` unless told. */
  readonly names?: UsualNames;
}

/**
 * Renames a model and everything that names it: relations (`model`,
 * `through`), bases, property types, remote methods and model-config. Of the
 * names that are made of its name those change that are asked for; all
 * relations that name one key change together or not at all. Nothing where
 * the name is empty or another model has it.
 */
export const renameModel: Command<RenameModelArguments> = (project, { modelId, name, names = 'derived' }) => {
  const rename = startRename(project, modelId, name);
  if (rename === null) return project;
  if (names === 'none') return withUnitsRenamed(rename, fileUnits(project, rename.entry, name));
  return withUnitsRenamed(
    rename,
    nameUnitsOf(rename, null).filter(({ isByHand }) => !isByHand),
  );
};

/**
 * What people expect to change with a model's name unless they are asked. A
 * model that came from a file is in use: rows, clients and scripts know its
 * keys, relations and paths. Nothing knows those of one that was drawn here.
 */
export function usualNamesToChange({ source }: Pick<ModelEntry, 'source'>): UsualNames {
  return source === null ? 'derived' : 'none';
}
