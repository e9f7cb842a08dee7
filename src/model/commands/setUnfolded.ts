import type { ModelId } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import type { Command } from './command.ts';

export interface SetUnfoldedArguments {
  readonly modelId: ModelId;
  /** The path of a row of its box: "_address" (see `pathOfRow`). */
  readonly path: string;
  readonly isUnfolded: boolean;
}

/** Shows what a row of a box holds below it, or hides it. No file changes. */
export const setUnfolded: Command<SetUnfoldedArguments> = (project, { modelId, path, isUnfolded }) => {
  const paths = project.unfolded?.get(modelId) ?? [];
  if (paths.includes(path) === isUnfolded) return project;
  const next = isUnfolded ? [...paths, path] : paths.filter((other) => other !== path);
  const { unfolded: before, ...rest } = project;
  // Removed models are left out only here: the history shares the map until then.
  const unfolded = new Map([...(before ?? []), [modelId, next] as const]);
  for (const [id, { length }] of unfolded) {
    if (length === 0 || findModel(project, id) === null) unfolded.delete(id);
  }
  return unfolded.size === 0 ? rest : { ...rest, unfolded };
};
