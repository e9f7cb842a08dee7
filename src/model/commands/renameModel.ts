import type { ModelEntry, ModelId } from '../project.ts';
import { withUnitsRenamed } from '../renaming/applyUnits.ts';
import { startRename } from '../renaming/modelRename.ts';
import { fileUnits, nameUnitsOf } from '../renaming/nameUnits.ts';
import type { Command } from './command.ts';

/**
 * Which names that are derived from a model's name change with it:
 * - `none`: keys, relations, paths and tables stay, written down where LoopBack would derive others; the file and
 *   its script, which nothing outside names, are renamed as LoopBack's generator names them
 * - `derived`: names that LoopBack derives, and that were not given by hand
 */
export type UsualNames = 'none' | 'derived';

export interface RenameModelArguments {
  readonly modelId: ModelId;
  readonly name: string;
  /** `derived` by default. */
  readonly names?: UsualNames;
}

/**
 * Renames a model and everything that names it: relations (`model`,
 * `through`), bases, property types, remote methods and model-config. Of the
 * names that are derived from its name only the requested ones change; all
 * relations that name one key change together or not at all. Does nothing where
 * the name is empty or another model has it.
 */
export const renameModel: Command<RenameModelArguments> = (project, { modelId, name, names = 'derived' }) => {
  const rename = startRename(project, modelId, name);
  if (rename === null) return project;
  if (names === 'none') return withUnitsRenamed(rename, fileUnits(rename));
  return withUnitsRenamed(
    rename,
    nameUnitsOf(rename, null).filter(({ isCustom }) => !isCustom),
  );
};

/**
 * Returns the names that people expect to change with a model's name. A model
 * from a file is in use: rows, clients and scripts depend on its keys, relations
 * and paths. Nothing depends on those of a model that was drawn here.
 */
export function usualNamesToChange({ source }: Pick<ModelEntry, 'source'>): UsualNames {
  return source === null ? 'derived' : 'none';
}
