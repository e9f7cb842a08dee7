import type { Area, ModelEntry, Note, Project } from './project.ts';

const structures = new WeakMap<Project, Project>();
let latest: Project | null = null;

/**
 * The project without regard to where things stand on the canvas: the same
 * object for all versions between which they only moved. What is derived from
 * LoopBack's files alone is worked out from it, and so not again for each step
 * of a drag. The positions and sizes in it may be old.
 */
export function structureOf(project: Project): Project {
  const known = structures.get(project);
  if (known !== undefined) return known;
  const structure = latest !== null && isSameStructure(latest, project) ? latest : project;
  structures.set(project, structure);
  latest = structure;
  return structure;
}

function isSameStructure(one: Project, other: Project): boolean {
  return (
    one.name === other.name &&
    one.modelConfig === other.modelConfig &&
    one.application === other.application &&
    one.hiddenProblems === other.hiddenProblems &&
    isSameList(one.areas, other.areas, isSameArea) &&
    isSameList(one.notes, other.notes, isSameNote) &&
    isSameList(one.models, other.models, isSameEntry)
  );
}

function isSameList<Item>(
  one: readonly Item[],
  other: readonly Item[],
  isSame: (one: Item, other: Item | undefined) => boolean,
): boolean {
  if (one === other) return true;
  return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
}

function isSameArea(one: Area, other: Area | undefined): boolean {
  return one === other || (one.id === other?.id && one.name === other.name && one.colour === other.colour);
}

function isSameNote(one: Note, other: Note | undefined): boolean {
  return one === other || (one.id === other?.id && one.text === other.text);
}

function isSameEntry(one: ModelEntry, other: ModelEntry | undefined): boolean {
  return (
    one === other ||
    (one.id === other?.id &&
      one.definition === other.definition &&
      one.path === other.path &&
      one.source === other.source &&
      one.script === other.script)
  );
}
