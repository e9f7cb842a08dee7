import { createId } from '../../editor/index.ts';
import type { OpenedFiles, OpenedModel } from '../../exchange/index.ts';
import {
  addFiles,
  allItems,
  boundsOf,
  type Command,
  createExampleProject,
  itemBoxes,
  type ModelEntry,
  type Position,
  type Project,
  placeFiles,
  removeModels,
  toRecord,
} from '../../model/index.ts';

/** What opened files do to the project that is there. */
export interface ImportArguments {
  readonly opened: OpenedFiles;
  readonly as: 'addition' | 'replacement';
  /** Which of two models of one name stays, in an addition. */
  readonly onClash: 'takeOpened' | 'keepMine';
  /** Where the models go, if that is known already (see `whatToPlace`). */
  readonly positions?: readonly Position[];
}

/** Brings opened files into the project: one command, and so one undo step. */
export const importFiles: Command<ImportArguments> = (project, args) => {
  const { opened, as, positions } = args;
  if (as === 'replacement' && opened.project !== undefined) return opened.project;
  const { target, models } = whatToTake(project, args);
  const added = addFiles(target, {
    files: models,
    modelConfig: opened.modelConfig,
    ids: models.map(() => createId()),
    positions: positions?.length === models.length ? positions : placesOf(target, opened, models),
  });
  return withApplication(withDrawings(withScripts(added, target, models), target, opened), opened);
};

/** What came beside the models joins what is known; a file that could not be read goes once its place is taken. */
function withApplication(project: Project, { application: opened }: OpenedFiles): Project {
  const mine = project.application;
  if (!mine && !opened) return project;
  const paths = new Set(project.models.map(({ path }) => path));
  const names = new Set(project.models.map(({ definition }) => definition.name));
  const unread = new Map(
    [...(mine?.unread ?? []), ...(opened?.unread ?? [])]
      .filter(({ path, modelName }) => !paths.has(path) && !names.has(modelName))
      .map((file) => [file.path, file]),
  );
  const packages = opened?.packages ?? mine?.packages ?? null;
  const dataSources = opened?.dataSources ?? mine?.dataSources ?? null;
  return { ...project, application: { packages, unread: [...unread.values()], dataSources } };
}

/** What has to be placed beside what before it is taken; null for a project that brings its positions. */
export function whatToPlace(project: Project, args: ImportArguments) {
  return args.opened.project === undefined ? whatToTake(project, args) : null;
}

/** The project that is added to, and the models that are added. */
function whatToTake(project: Project, { opened, as, onClash }: ImportArguments) {
  const target = as === 'replacement' ? emptied(project, opened.name) : project;
  const mine = new Set(target.models.map(({ definition }) => definition.name));
  const models =
    onClash === 'keepMine'
      ? opened.models.filter(({ definition }) => !mine.has(definition.name))
      : opened.models;
  return { target, models };
}

/** The models of the project that opened ones are named like. */
export function clashingNames(project: Project, opened: OpenedFiles): readonly string[] {
  const mine = new Set(project.models.map(({ definition }) => definition.name));
  return opened.models.map(({ definition }) => definition.name).filter((name) => mine.has(name));
}

/** Whether there is nothing that an opened project could cost: no model, or the example as it came. */
export function isUntouched(project: Project): boolean {
  if (project.areas.length + project.notes.length > 0) return false;
  if (project.models.length === 0) return project.modelConfig === null;
  if (project.models.length !== createExampleProject().models.length) return false;
  return JSON.stringify(toRecord(project)) === JSON.stringify(toRecord(createExampleProject()));
}

/** The example's name says what it is about, and nothing of what takes its place. */
const nameAfter = (project: Project): string =>
  project.models.length > 0 && isUntouched(project) ? 'Untitled' : project.name;

function emptied(project: Project, name: string | null): Project {
  const { application: _application, ...rest } = removeModels(project, {
    modelIds: project.models.map(({ id }) => id),
  });
  return {
    ...rest,
    name: name ?? nameAfter(project),
    modelConfig: null,
    areas: [],
    notes: [],
    hiddenProblems: [],
  };
}

/** A project that was drawn somewhere keeps its drawing; loose files are placed. */
function placesOf(
  target: Project,
  { project }: OpenedFiles,
  models: readonly OpenedModel[],
): readonly Position[] {
  const shift = shiftBelow(target, project);
  const known = models.flatMap(({ position }) => (position === undefined ? [] : [moved(position, shift)]));
  return known.length === models.length && models.length > 0 ? known : placeFiles(target, models);
}

/** The areas and notes of a project that is added, where its models go. */
function withDrawings(added: Project, target: Project, { project }: OpenedFiles): Project {
  if (project === undefined || project.areas.length + project.notes.length === 0) return added;
  const shift = shiftBelow(target, project);
  const place = <Drawn extends { readonly position: Position }>(drawn: Drawn): Drawn => ({
    ...drawn,
    id: createId(),
    position: moved(drawn.position, shift),
  });
  return {
    ...added,
    areas: [...added.areas, ...project.areas.map(place)],
    notes: [...added.notes, ...project.notes.map(place)],
  };
}

const GAP = 120;

/** How far an added project goes so that it stands below what is there. */
function shiftBelow(target: Project, added: Project | undefined): Position {
  const [there, coming] = [boundsOfAll(target), added === undefined ? null : boundsOfAll(added)];
  if (there === null || coming === null) return { x: 0, y: 0 };
  return { x: there.x - coming.x, y: there.y + there.height + GAP - coming.y };
}

const moved = ({ x, y }: Position, shift: Position): Position => ({ x: x + shift.x, y: y + shift.y });

const boundsOfAll = (project: Project) => boundsOf(itemBoxes(project, allItems(project)));

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
