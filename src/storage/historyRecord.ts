import * as z from 'zod/mini';
import { memoByKey } from '../lib/memo.ts';
import { atOnce } from '../lib/slices.ts';
import {
  countSchema,
  createProject,
  fromRecord,
  type HistoryEntry,
  type HistorySteps,
  type Layout,
  type ModelEntry,
  type ModelId,
  type Position,
  type Project,
  placeSchema,
  positionOf,
  toLocalRecord,
  writtenAtSchema,
} from '../model/index.ts';

const RECORD_VERSION = 2;
const MAX_STEPS = 50;
/** Of texts, a history: it is written with each save, and read before the project is shown. */
const MAX_CHARACTERS = 2_000_000;

/**
 * A step says of each model either where it stands in `models`, or, below
 * zero, where it stands in the present project: -1 is its first. So what steps
 * share is stored once, and what they share with the present not at all.
 */
const stepSchema1 = z.object({
  label: z.nullable(z.string()),
  shell: countSchema,
  models: z.array(z.int()),
});

const stepSchema = z.extend(stepSchema1, {
  /** Where in `layouts` its layout is. */
  layout: countSchema,
});

const historySchema1 = z.object({
  version: z.literal(1),
  /** When the project was saved that this is the history of. */
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
  /** JSON texts of the places of models, those alone that stand elsewhere in the present project. */
  layouts: z.array(z.string()),
  past: z.array(stepSchema),
  future: z.array(stepSchema),
});

type HistoryRecord = z.infer<typeof historySchema>;
type StepRecord = z.infer<typeof stepSchema>;

/** The latest steps, as many as fit into a few megabytes. */
export function toHistoryRecord(
  present: Project,
  steps: HistorySteps,
  savedAt: number,
  maxCharacters: number = MAX_CHARACTERS,
): HistoryRecord {
  const places = new Map(present.models.map((entry, index) => [entry, -1 - index]));
  const models = createTable(modelText);
  const shells = createTable(shellText);
  const layouts = createTable(memoByKey((project: Project) => layoutText(project, present)));
  const toStep = ({ project, label }: HistoryEntry): StepRecord => ({
    label,
    shell: shells.place(project),
    models: project.models.map((entry) => places.get(entry) ?? models.place(entry)),
    layout: layouts.place(project),
  });
  const fits = ({ project }: HistoryEntry): boolean => {
    const added = project.models.filter((entry) => !places.has(entry));
    const cost = models.costOf(added) + shells.costOf([project]) + layouts.costOf([project]);
    return cost + models.size() + shells.size() + layouts.size() <= maxCharacters;
  };
  const take = (all: readonly HistoryEntry[]): StepRecord[] => {
    const taken: StepRecord[] = [];
    for (const step of all.slice(-MAX_STEPS).toReversed()) {
      if (!fits(step)) break;
      taken.unshift(toStep(step));
    }
    return taken;
  };
  const past = take(steps.past);
  const future = take(steps.future);
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

/** The steps of the project that was saved then; undefined where the record is not of it, or can't be read. */
export function fromHistoryRecord(
  record: unknown,
  present: Project,
  savedAt: number,
): HistorySteps | undefined {
  return atOnce(fromHistoryRecordInSteps(record, present, savedAt));
}

/** The same, to be left after each model and each step and gone on with later. */
export function* fromHistoryRecordInSteps(
  record: unknown,
  present: Project,
  savedAt: number,
): Generator<undefined, HistorySteps | undefined> {
  try {
    const parsed = historySchema.safeParse(toPresentVersion(record));
    if (!parsed.success || parsed.data.savedAt !== savedAt) return undefined;
    const { models, shells, layouts, past, future } = parsed.data;
    const frame = frameIn(shells[0] ?? '{}');
    const entries = yield* each(models, (text) => readModel(text, frame));
    const projects = yield* each(shells, readShell);
    const moved = yield* each(layouts, readPlaces);
    const toStep = ({ label, shell, models: places, layout: place }: StepRecord): HistoryEntry => {
      const found = places.map((index) => known(index < 0 ? present.models[-1 - index] : entries[index]));
      const layout = layoutOf(found, known(moved[place]), present);
      return { label, project: { ...known(projects[shell]), models: found, layout } };
    };
    return { past: yield* each(past, toStep), future: yield* each(future, toStep) };
  } catch (cause) {
    // Less than work: without it the project opens with nothing to undo.
    if (cause instanceof UnreadableHistory || cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function* each<Item, Value>(
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

/** A record of an older version as one of the present version. */
function toPresentVersion(record: unknown): unknown {
  const first = historySchema1.safeParse(record);
  if (!first.success) return record;
  const { models, past, future } = first.data;
  // 1 held the position of a model in the model.
  const places = models.map((text): object => {
    const { id, position } = { ...JSON.parse(text) };
    return { id, position };
  });
  const layouts = createTable((step: z.infer<typeof stepSchema1>) =>
    JSON.stringify(step.models.filter((index) => index >= 0).map((index) => places[index])),
  );
  const withLayout = (step: z.infer<typeof stepSchema1>) => ({ ...step, layout: layouts.place(step) });
  const steps = { past: past.map(withLayout), future: future.map(withLayout) };
  return { ...first.data, version: RECORD_VERSION, ...steps, layouts: layouts.texts() };
}

class UnreadableHistory extends Error {}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new UnreadableHistory('It speaks of something that it does not hold.');
  return value;
}

/** Each thing once, by its text. */
function createTable<Thing>(textOf: (thing: Thing) => string) {
  const places = new Map<string, number>();
  let size = 0;
  return {
    place(thing: Thing): number {
      const text = textOf(thing);
      const place = places.get(text) ?? places.size;
      if (place === places.size) size += text.length;
      places.set(text, place);
      return place;
    },
    costOf(things: readonly Thing[]): number {
      const added = new Set(things.map(textOf).filter((text) => !places.has(text)));
      return [...added].reduce((sum, text) => sum + text.length, 0);
    },
    /** In characters. */
    size: () => size,
    texts: () => [...places.keys()],
  };
}

/** Computed once for each version of a model: a history holds the same ones again and again. */
const modelText = memoByKey((entry: ModelEntry) =>
  JSON.stringify(toLocalRecord(withModels([entry])).models[0]),
);

const shellText = memoByKey((project: Project) => JSON.stringify(toLocalRecord({ ...project, models: [] })));

function withModels(models: readonly ModelEntry[]): Project {
  return { ...createProject(''), models };
}

/** The places of a project's models that stand elsewhere in the present one, or are not in it. */
function layoutText(project: Project, present: Project): string {
  if (project.layout === present.layout) return '[]';
  const ids = project.models.map(({ id }) => id);
  return JSON.stringify(ids.filter((id) => !isSamePlace(project, present, id)).map(toPlace(project)));
}

const toPlace = (project: Project) => (id: ModelId) => {
  const { x, y } = positionOf(project, id);
  return { id, position: { x, y } };
};

function isSamePlace(one: Project, other: Project, id: ModelId): boolean {
  const [from, to] = [one.layout.get(id), other.layout.get(id)];
  return from === to || (from?.x === to?.x && from?.y === to?.y);
}

function readPlaces(text: string): ReadonlyMap<ModelId, Position> {
  const places = z.array(placeSchema).safeParse(JSON.parse(text));
  return new Map(known(places.data).map(({ id, position }) => [id, position]));
}

/** Where the models of a step stood: where they stand in the present project, but for those that have moved since. */
function layoutOf(
  models: readonly ModelEntry[],
  moved: ReadonlyMap<ModelId, Position>,
  present: Project,
): Layout {
  if (moved.size === 0 && models.length === present.models.length) return present.layout;
  return new Map(models.map(({ id }) => [id, known(moved.get(id) ?? present.layout.get(id))]));
}

/** What around a model makes it a whole record, of the version that both were stored in; nothing of it is large. */
function frameIn(shell: string): object {
  const { hiddenProblems: _hidden, ...frame } = { ...JSON.parse(shell) };
  return { ...frame, modelConfig: null, application: null, areas: [], notes: [] };
}

function readModel(text: string, frame: object): ModelEntry {
  const model = JSON.parse(text);
  // Where it stands is told by the layout of the step.
  const layout = [{ id: model?.id, position: { x: 0, y: 0 } }];
  const read = fromRecord({ ...frame, layout, models: [model] });
  return known(read.ok ? read.value.models[0] : undefined);
}

function readShell(text: string): Project {
  const read = fromRecord(JSON.parse(text));
  return known(read.ok ? read.value : undefined);
}
