import * as z from 'zod/mini';
import { memoByKey } from '../lib/memo.ts';
import { runAtOnce } from '../lib/slices.ts';
import {
  countSchema,
  createProject,
  fromRecord,
  type HistoryEntry,
  type HistorySteps,
  type Layout,
  layoutEntrySchema,
  type ModelEntry,
  type ModelId,
  type Position,
  type Project,
  positionOf,
  toLocalRecord,
  writtenAtSchema,
} from '../model/index.ts';

const RECORD_VERSION = 2;
const MAX_STEPS = 50;
/** The limit of the texts: a history is written with each save, and read before the project is shown. */
const MAX_CHARACTERS = 2_000_000;

/**
 * A step refers to each model by its index in `models` or, if negative, by its
 * position in the current project: -1 is the first. So models that steps share are
 * stored once, and those that they share with the current project are not stored.
 */
const stepSchema1 = z.object({
  label: z.nullable(z.string()),
  shell: countSchema,
  models: z.array(z.int()),
});

const stepSchema = z.extend(stepSchema1, {
  /** The index of its layout in `layouts`. */
  layout: countSchema,
});

const historySchema1 = z.object({
  version: z.literal(1),
  /** When the project of this history was saved. */
  savedAt: writtenAtSchema,
  /** JSON texts of stored models. */
  models: z.array(z.string()),
  /** JSON texts of stored projects without their models. */
  shells: z.array(z.string()),
  past: z.array(stepSchema1),
  future: z.array(stepSchema1),
});

const historySchema = z.extend(historySchema1, {
  version: z.literal(RECORD_VERSION),
  /** JSON texts of the positions of models, without those that are the same in the current project. */
  layouts: z.array(z.string()),
  past: z.array(stepSchema),
  future: z.array(stepSchema),
});

type HistoryRecord = z.infer<typeof historySchema>;
type StepRecord = z.infer<typeof stepSchema>;

/** Returns the record of the latest steps, at most 50 and as many as the limit of characters allows. */
export function toHistoryRecord(
  present: Project,
  steps: HistorySteps,
  savedAt: number,
  maxCharacters: number = MAX_CHARACTERS,
): HistoryRecord {
  const presentModels = new Map(present.models.map((entry, index) => [entry, -1 - index]));
  const models = createTextTable(modelText);
  const shells = createTextTable(shellText);
  const layouts = createTextTable(memoByKey((project: Project) => layoutText(project, present)));
  const toStep = ({ project, label }: HistoryEntry): StepRecord => ({
    label,
    shell: shells.indexOf(project),
    models: project.models.map((entry) => presentModels.get(entry) ?? models.indexOf(entry)),
    layout: layouts.indexOf(project),
  });
  const fits = ({ project }: HistoryEntry): boolean => {
    const added = project.models.filter((entry) => !presentModels.has(entry));
    const cost = models.costOf(added) + shells.costOf([project]) + layouts.costOf([project]);
    return cost + models.size() + shells.size() + layouts.size() <= maxCharacters;
  };
  const takeLatest = (all: readonly HistoryEntry[]): StepRecord[] => {
    const records: StepRecord[] = [];
    for (const step of all.slice(-MAX_STEPS).toReversed()) {
      if (!fits(step)) break;
      records.unshift(toStep(step));
    }
    return records;
  };
  const past = takeLatest(steps.past);
  const future = takeLatest(steps.future);
  return {
    version: RECORD_VERSION,
    savedAt,
    models: models.texts(),
    shells: shells.texts(),
    layouts: layouts.texts(),
    past,
    future,
  };
}

/** Reads the steps of the project that was saved then; undefined if the record belongs to another save, or can't be read. */
export function fromHistoryRecord(
  record: unknown,
  present: Project,
  savedAt: number,
): HistorySteps | undefined {
  return runAtOnce(fromHistoryRecordInSteps(record, present, savedAt));
}

/** Does the same in steps; pauses after each model and each undo step. */
export function* fromHistoryRecordInSteps(
  record: unknown,
  present: Project,
  savedAt: number,
): Generator<undefined, HistorySteps | undefined> {
  try {
    const parsed = historySchema.safeParse(toCurrentVersion(record));
    if (!parsed.success || parsed.data.savedAt !== savedAt) return undefined;
    const { models, shells, layouts, past, future } = parsed.data;
    const frame = recordFrame(shells[0] ?? '{}');
    const entries = yield* mapInSteps(models, (text) => readModel(text, frame));
    const projects = yield* mapInSteps(shells, readShell);
    const moved = yield* mapInSteps(layouts, readPositions);
    const toStep = ({ label, shell, models: indexes, layout: layoutIndex }: StepRecord): HistoryEntry => {
      const entriesOfStep = indexes.map((index) =>
        requireKnown(index < 0 ? present.models[-1 - index] : entries[index]),
      );
      const layout = layoutOfStep(entriesOfStep, requireKnown(moved[layoutIndex]), present);
      return { label, project: { ...requireKnown(projects[shell]), models: entriesOfStep, layout } };
    };
    return { past: yield* mapInSteps(past, toStep), future: yield* mapInSteps(future, toStep) };
  } catch (cause) {
    // The project still opens, only with nothing to undo.
    if (cause instanceof UnreadableHistory || cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function* mapInSteps<Item, Value>(
  items: readonly Item[],
  read: (item: Item) => Value,
): Generator<undefined, readonly Value[]> {
  const values: Value[] = [];
  for (const item of items) {
    values.push(read(item));
    yield;
  }
  return values;
}

/** Migrates a record of an older version to the current one. */
function toCurrentVersion(record: unknown): unknown {
  const first = historySchema1.safeParse(record);
  if (!first.success) return record;
  const { models, past, future } = first.data;
  // Version 1 stored the position of a model in the model.
  const placements = models.map((text): object => {
    const { id, position } = { ...JSON.parse(text) };
    return { id, position };
  });
  const layouts = createTextTable((step: z.infer<typeof stepSchema1>) =>
    JSON.stringify(step.models.filter((index) => index >= 0).map((index) => placements[index])),
  );
  const withLayout = (step: z.infer<typeof stepSchema1>) => ({ ...step, layout: layouts.indexOf(step) });
  const steps = { past: past.map(withLayout), future: future.map(withLayout) };
  return { ...first.data, version: RECORD_VERSION, ...steps, layouts: layouts.texts() };
}

/** The record refers to a model, a project or a layout that it does not contain. */
class UnreadableHistory extends Error {}

function requireKnown<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new UnreadableHistory('It refers to something that it does not contain.');
  return value;
}

/** Creates a table that stores equal texts once. */
function createTextTable<Thing>(textOf: (thing: Thing) => string) {
  const indexes = new Map<string, number>();
  let size = 0;
  return {
    indexOf(thing: Thing): number {
      const text = textOf(thing);
      const index = indexes.get(text) ?? indexes.size;
      if (index === indexes.size) size += text.length;
      indexes.set(text, index);
      return index;
    },
    costOf(things: readonly Thing[]): number {
      const added = new Set(things.map(textOf).filter((text) => !indexes.has(text)));
      return [...added].reduce((sum, text) => sum + text.length, 0);
    },
    /** Returns the total length of the texts in characters. */
    size: () => size,
    texts: () => [...indexes.keys()],
  };
}

/** Computed once for each version of a model: the steps of a history share most of them. */
const modelText = memoByKey((entry: ModelEntry) =>
  JSON.stringify(toLocalRecord(projectWithModels([entry])).models[0]),
);

const shellText = memoByKey((project: Project) => JSON.stringify(toLocalRecord({ ...project, models: [] })));

function projectWithModels(models: readonly ModelEntry[]): Project {
  return { ...createProject(''), models };
}

/** Returns the positions of the models that are elsewhere in the current project, or are not in it. */
function layoutText(project: Project, present: Project): string {
  if (project.layout === present.layout) return '[]';
  const ids = project.models.map(({ id }) => id);
  return JSON.stringify(ids.filter((id) => !isSamePosition(project, present, id)).map(toPlacement(project)));
}

const toPlacement = (project: Project) => (id: ModelId) => {
  const { x, y } = positionOf(project, id);
  return { id, position: { x, y } };
};

function isSamePosition(one: Project, other: Project, id: ModelId): boolean {
  const [from, to] = [one.layout.get(id), other.layout.get(id)];
  return from === to || (from?.x === to?.x && from?.y === to?.y);
}

function readPositions(text: string): ReadonlyMap<ModelId, Position> {
  const places = z.array(layoutEntrySchema).safeParse(JSON.parse(text));
  return new Map(requireKnown(places.data).map(({ id, position }) => [id, position]));
}

/** Returns the layout of a step: that of the current project, except for the models that have moved since. */
function layoutOfStep(
  models: readonly ModelEntry[],
  moved: ReadonlyMap<ModelId, Position>,
  present: Project,
): Layout {
  if (moved.size === 0 && models.length === present.models.length) return present.layout;
  return new Map(models.map(({ id }) => [id, requireKnown(moved.get(id) ?? present.layout.get(id))]));
}

/** Returns the fields that turn a model into a whole record of the version that both were stored in; none is large. */
function recordFrame(shell: string): object {
  const {
    hiddenProblems: _hidden,
    unfolded: _unfolded,
    databases: _databases,
    ...frame
  } = { ...JSON.parse(shell) };
  return { ...frame, modelConfig: null, application: null, areas: [], notes: [] };
}

function readModel(text: string, frame: object): ModelEntry {
  const model = JSON.parse(text);
  // Its position is in the layout of the step.
  const layout = [{ id: model?.id, position: { x: 0, y: 0 } }];
  const read = fromRecord({ ...frame, layout, models: [model] });
  return requireKnown(read.ok ? read.value.models[0] : undefined);
}

function readShell(text: string): Project {
  const read = fromRecord(JSON.parse(text));
  return requireKnown(read.ok ? read.value : undefined);
}
