import { createId } from '../../editor/index.ts';
import type { OpenedFiles, OpenedModel } from '../../exchange/index.ts';
import {
  addFiles,
  type Command,
  createExampleProject,
  type ModelEntry,
  type Project,
  placeFiles,
  removeModels,
  toRecord,
} from '../../model/index.ts';

/** What opened files do to the project that is there. */
export interface TakeArguments {
  readonly opened: OpenedFiles;
  readonly as: 'addition' | 'replacement';
  /** Which of two models of one name stays, in an addition. */
  readonly onClash: 'takeOpened' | 'keepMine';
}

/** Brings opened files into the project: one command, and so one undo step. */
export const takeFiles: Command<TakeArguments> = (project, { opened, as, onClash }) => {
  if (as === 'replacement' && opened.project !== undefined) return opened.project;
  const target = as === 'replacement' ? emptied(project, opened.name) : project;
  const mine = new Set(target.models.map(({ definition }) => definition.name));
  const models =
    onClash === 'keepMine'
      ? opened.models.filter(({ definition }) => !mine.has(definition.name))
      : opened.models;
  const added = addFiles(target, {
    files: models,
    modelConfig: opened.modelConfig,
    ids: models.map(() => createId()),
    positions: placesOf(target, models),
  });
  return withScripts(added, target, models);
};

/** The models of the project that opened ones are named like. */
export function clashingNames(project: Project, opened: OpenedFiles): readonly string[] {
  const mine = new Set(project.models.map(({ definition }) => definition.name));
  return opened.models.map(({ definition }) => definition.name).filter((name) => mine.has(name));
}

/** Whether there is nothing that an opened project could cost: no model, or the example as it came. */
export function isUntouched(project: Project): boolean {
  if (project.models.length === 0) return project.modelConfig === null;
  return JSON.stringify(toRecord(project)) === JSON.stringify(toRecord(createExampleProject()));
}

function emptied(project: Project, name: string | null): Project {
  const rest = removeModels(project, { modelIds: project.models.map(({ id }) => id) });
  return { ...rest, name: name ?? project.name, modelConfig: null };
}

function placesOf(project: Project, models: readonly OpenedModel[]) {
  const isFree = project.models.length === 0;
  const known = models.flatMap(({ position }) => (position === undefined ? [] : [position]));
  return isFree && known.length === models.length ? known : placeFiles(project, models);
}

/** Each model with its .js file; one that is opened anew without it keeps the one that was there. */
function withScripts(project: Project, before: Project, models: readonly OpenedModel[]): Project {
  const scripts = new Map(models.map(({ source, script }) => [source, script]));
  const earlier = new Map(before.models.map(({ id, script }) => [id, script]));
  let isChanged = false;
  const entries = project.models.map((entry): ModelEntry => {
    const script = (entry.source && scripts.get(entry.source)) ?? earlier.get(entry.id);
    if (script === undefined || script === entry.script) return entry;
    isChanged = true;
    return { ...entry, script };
  });
  return isChanged ? { ...project, models: entries } : project;
}
