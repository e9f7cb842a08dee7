import * as z from 'zod/mini';
import { memoByKey } from '../lib/memo.ts';
import { atOnce } from '../lib/slices.ts';
import {
  countSchema,
  createProject,
  fromRecord,
  type HistoryEntry,
  type HistorySteps,
  type ModelEntry,
  type Project,
  toLocalRecord,
  writtenAtSchema,
} from '../model/index.ts';

const RECORD_VERSION = 1;
const MAX_STEPS = 50;
/** Of texts, a history: it is written with each save, and read before the project is shown. */
const MAX_CHARACTERS = 2_000_000;

/**
 * A step says of each model either where it stands in `models`, or, below
 * zero, where it stands in the present project: -1 is its first. So what steps
 * share is stored once, and what they share with the present not at all.
 */
const stepSchema = z.object({
  label: z.nullable(z.string()),
  shell: countSchema,
  models: z.array(z.int()),
});

const historySchema = z.object({
  version: z.literal(RECORD_VERSION),
  /** When the project was saved that this is the history of. */
  savedAt: writtenAtSchema,
  /** JSON texts of stored models. */
  models: z.array(z.string()),
  /** JSON texts of stored projects without their models. */
  shells: z.array(z.string()),
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
  const toStep = ({ project, label }: HistoryEntry): StepRecord => ({
    label,
    shell: shells.place(project),
    models: project.models.map((entry) => places.get(entry) ?? models.place(entry)),
  });
  const fits = ({ project }: HistoryEntry): boolean => {
    const added = project.models.filter((entry) => !places.has(entry));
    return models.costOf(added) + shells.costOf([project]) + models.size() + shells.size() <= maxCharacters;
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
  return { version: RECORD_VERSION, savedAt, models: models.texts(), shells: shells.texts(), past, future };
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
  const parsed = historySchema.safeParse(record);
  if (!parsed.success || parsed.data.savedAt !== savedAt) return undefined;
  const { models, shells, past, future } = parsed.data;
  try {
    const frame = frameIn(shells[0] ?? '{}');
    const entries = yield* each(models, (text) => readModel(text, frame));
    const projects = yield* each(shells, readShell);
    const toStep = ({ label, shell, models: places }: StepRecord): HistoryEntry => {
      const found = places.map((place) => known(place < 0 ? present.models[-1 - place] : entries[place]));
      return { label, project: { ...known(projects[shell]), models: found } };
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

/** What around a model makes it a whole record, of the version that both were stored in; nothing of it is large. */
function frameIn(shell: string): object {
  const { hiddenProblems: _hidden, ...frame } = { ...JSON.parse(shell) };
  return { ...frame, modelConfig: null, application: null, areas: [], notes: [] };
}

function readModel(text: string, frame: object): ModelEntry {
  const read = fromRecord({ ...frame, models: [JSON.parse(text)] });
  return known(read.ok ? read.value.models[0] : undefined);
}

function readShell(text: string): Project {
  const read = fromRecord(JSON.parse(text));
  return known(read.ok ? read.value : undefined);
}
