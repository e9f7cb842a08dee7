import { createId } from '../../editor/index.ts';
import { boundsOf } from '../../lib/geometry.ts';
import {
  addFiles,
  allItems,
  applyCanvas,
  type CanvasFile,
  type Command,
  createExampleProject,
  itemBoxes,
  type LeftToPlace,
  leftToPlace,
  type ModelEntry,
  type Position,
  type Project,
  placeFiles,
  removeModels,
  toRecord,
} from '../../model/index.ts';
import type { OpenedFiles, OpenedModel } from '../../sources/index.ts';

/** How opened files change the current project. */
export interface ImportArguments {
  readonly opened: OpenedFiles;
  /** An update comes from the folder that the project was opened from: its canvas file takes effect in place. */
  readonly as: 'addition' | 'replacement' | 'update';
  /** Which of two models with the same name stays when files are added. */
  readonly onClash: 'useOpened' | 'keepExisting';
  /** The positions of the models that are left to place, if already known (see `planPlacement`). */
  readonly positions?: readonly Position[];
}

/** Imports opened files into the project as one command, and so as one undo step. */
export const importFiles: Command<ImportArguments> = (project, args) => {
  const { opened, as, positions } = args;
  if (as === 'replacement' && opened.project !== undefined) return opened.project;
  const { target, models, left } = planImport(project, args);
  const added = addFiles(target, {
    files: models,
    modelConfig: opened.modelConfig,
    ids: models.map(() => createId()),
    positions:
      knownPositions(target, opened, models) ??
      left.complete(
        positions?.length === left.files.length ? positions : placeFiles(left.target, left.files),
      ),
  });
  const whole = withApplication(withScripts(added, target, models), opened);
  return as !== 'addition' && opened.canvas !== undefined
    ? applyCanvas(whole, { canvas: opened.canvas.content })
    : withDrawings(whole, target, opened);
};

/** Merges the facts that came with the models; an unreadable file is dropped once a model takes its path. */
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

/** Returns the files to place and the project to place them in; null if a project file brings positions. */
export function planPlacement(project: Project, args: ImportArguments): LeftToPlace | null {
  return args.opened.project === undefined ? planImport(project, args).left : null;
}

/** Returns the project to add to, the models to add, and those among them that nothing has placed. */
function planImport(project: Project, { opened, as, onClash }: ImportArguments) {
  const target = as === 'replacement' ? emptyProject(project, opened.name) : project;
  const mine = new Set(target.models.map(({ definition }) => definition.name));
  const models =
    onClash === 'keepExisting'
      ? opened.models.filter(({ definition }) => !mine.has(definition.name))
      : opened.models;
  const shift = as === 'addition' ? shiftBelow(target, opened) : undefined;
  const left = leftToPlace(target, models, opened.canvas?.content ?? { models: [] }, shift);
  return { target, models, left };
}

/** Returns the names that both the project and the opened models use. */
export function clashingNames(project: Project, opened: OpenedFiles): readonly string[] {
  const mine = new Set(project.models.map(({ definition }) => definition.name));
  return opened.models.map(({ definition }) => definition.name).filter((name) => mine.has(name));
}

/** Whether replacing the project loses nothing: it is empty, or the untouched example. */
export function isUntouched(project: Project): boolean {
  if (project.areas.length + project.notes.length > 0) return false;
  if (project.models.length === 0) return project.modelConfig === null;
  if (project.models.length !== createExampleProject().models.length) return false;
  return JSON.stringify(toRecord(project)) === JSON.stringify(toRecord(createExampleProject()));
}

/** The name of the example does not fit what replaces it. */
const nameAfter = (project: Project): string =>
  project.models.length > 0 && isUntouched(project) ? 'Untitled' : project.name;

function emptyProject(project: Project, name: string | null): Project {
  const {
    application: _application,
    unfolded: _unfolded,
    databases: _databases,
    canvasFile: _canvasFile,
    ...rest
  } = removeModels(project, {
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

/** Returns the positions that a project file brings; null for loose files. */
function knownPositions(
  target: Project,
  opened: OpenedFiles,
  models: readonly OpenedModel[],
): readonly Position[] | null {
  if (opened.project === undefined) return null;
  const shift = shiftBelow(target, opened);
  const known = models.flatMap(({ position }) => (position === undefined ? [] : [moved(position, shift)]));
  return known.length === models.length && models.length > 0 ? known : null;
}

const nothingDrawn: Pick<Project, 'areas' | 'notes'> = { areas: [], notes: [] };

/** Adds the areas and notes of what is added, moved along with its models. */
function withDrawings(added: Project, target: Project, opened: OpenedFiles): Project {
  const { areas, notes } = opened.project ?? opened.canvas?.content ?? nothingDrawn;
  if (areas.length + notes.length === 0) return added;
  const shift = shiftBelow(target, opened);
  const place = <Drawn extends { readonly position: Position }>(drawn: Drawn): Drawn => ({
    ...drawn,
    id: createId(),
    position: moved(drawn.position, shift),
  });
  return {
    ...added,
    areas: [...added.areas, ...areas.map(place)],
    notes: [...added.notes, ...notes.map(place)],
  };
}

const GAP = 120;

/** Returns the shift that moves what is added below the current project. */
function shiftBelow(target: Project, { project, canvas }: OpenedFiles): Position {
  const coming = project === undefined ? cornerOf(canvas?.content) : boundsOfAll(project);
  const there = coming && boundsOfAll(target);
  if (there === null || coming === null) return { x: 0, y: 0 };
  return { x: there.x - coming.x, y: there.y + there.height + GAP - coming.y };
}

/** Returns the upper left corner of everything that a canvas file places. */
function cornerOf(canvas: CanvasFile | undefined): Position | null {
  const { models, areas, notes } = canvas ?? { models: [], areas: [], notes: [] };
  return boundsOf(
    [...models, ...areas, ...notes].map(({ position }) => ({ ...position, width: 0, height: 0 })),
  );
}

const moved = ({ x, y }: Position, shift: Position): Position => ({ x: x + shift.x, y: y + shift.y });

const boundsOfAll = (project: Project) => boundsOf(itemBoxes(project, allItems(project)));

/** Gives each model its .js file; a model opened again without one keeps its earlier file. */
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
