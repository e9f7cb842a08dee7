import { countOf } from '../../lib/countOf.ts';
import { builtInModel, canvasFilePath, isCanvasFile } from '../../model/index.ts';
import { besideProject, type OpenedFiles } from '../../sources/index.ts';

/** "10 models, model-config.json and designer.lbcanvas". */
export function describeContents({ models, modelConfig, canvas }: OpenedFiles): string {
  const files = [
    ...(modelConfig === null ? [] : ['model-config.json']),
    ...(canvas === undefined ? [] : [canvasFilePath]),
  ];
  const parts = models.length > 0 || files.length === 0 ? [countOf(models.length, 'model'), ...files] : files;
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter(Boolean).join(' and ');
}

/** "Opened 10 models and model-config.json · 3 skipped · 1 refused". */
export function describeOpened(opened: OpenedFiles, count: number): string {
  const { models } = opened;
  const problems = opened.problems.filter(({ path }) => !isCanvasFile(path));
  const beside = opened.skipped.filter(({ reason }) => reason === besideProject);
  const skipped = opened.skipped.length - beside.length;
  const parts = [
    `Opened ${describeContents({ ...opened, models: models.slice(0, count) })}`,
    skipped === 0 ? '' : `${skipped} skipped`,
    problems.length === 0 ? '' : `${problems.length} refused`,
    problems.length === opened.problems.length ? '' : `parts of ${canvasFilePath} could not be read`,
    beside.length === 0
      ? ''
      : `${countOf(beside.length, 'file')} beside the project file left out: open ${beside.length === 1 ? 'it' : 'them'} without it`,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Says why nothing was opened, and what to open instead. */
export function describeNothing({ skipped }: OpenedFiles): string {
  const [first] = skipped;
  const wanted =
    'Open a LoopBack project’s folder, its common/models/*.json or src/models/*.model.ts, a zip of them, or the SQL of a database.';
  if (first === undefined) return `There was no model file to open. ${wanted}`;
  const others = skipped.length === 1 ? '' : ` (as are ${skipped.length - 1} others)`;
  return `Nothing opened: ${first.path} ${first.reason}${others}. ${wanted}`;
}

/** A built-in model of LoopBack, and the opened models that use it. */
export interface UsedBuiltIn {
  readonly name: string;
  readonly usedBy: readonly string[];
}

/** Returns the built-in models that opened models extend or relate to, except the usual base classes. */
export function usedBuiltIns({ models }: OpenedFiles): readonly UsedBuiltIn[] {
  const own = new Set(models.map(({ definition }) => definition.name));
  const users = new Map<string, string[]>();
  for (const { definition } of models) {
    const targets = Object.values(definition.relations ?? {}).flatMap((relation) =>
      relationTargets(relation),
    );
    for (const name of new Set([definition.base, ...targets])) {
      if (typeof name !== 'string' || own.has(name) || plainBases.has(name)) continue;
      if (builtInModel(name) !== undefined) users.set(name, [...(users.get(name) ?? []), definition.name]);
    }
  }
  return [...users].map(([name, usedBy]) => ({ name, usedBy }));
}

const plainBases = new Set(['Model', 'PersistedModel', 'KeyValueModel']);

function relationTargets(relation: unknown): readonly unknown[] {
  if (typeof relation !== 'object' || relation === null) return [];
  return ['model', 'through'].map((key) => (relation as Readonly<Record<string, unknown>>)[key]);
}

/** Files skipped for the same reason. */
export interface SkippedGroup {
  readonly reason: string;
  readonly paths: readonly string[];
}

/** Groups skipped files by reason, because a project folder has many. */
export function groupSkipped({ skipped }: OpenedFiles): readonly SkippedGroup[] {
  const groups = new Map<string, string[]>();
  for (const { path, reason } of skipped) groups.set(reason, [...(groups.get(reason) ?? []), path]);
  return [...groups].map(([reason, paths]) => ({ reason, paths }));
}
