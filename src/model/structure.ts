import type { ModelEntry, Project } from './project.ts';

const structures = new WeakMap<Project, Project>();
let latest: Project | null = null;

/**
 * The project without regard to where its models stand: the same object for all
 * versions between which boxes only moved. What is derived from LoopBack's
 * files alone is worked out from it, and so not again for each step of a drag.
 * The positions of models in it may be old.
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
    one.areas === other.areas &&
    one.notes === other.notes &&
    one.models.length === other.models.length &&
    one.models.every((entry, index) => isSameEntry(entry, other.models[index]))
  );
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
