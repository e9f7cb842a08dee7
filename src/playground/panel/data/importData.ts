import type { RunReport, StageSummary } from '../../host/index.ts';
import type { OutputEvent } from '../../protocol.ts';
import type { DesignModel } from '../design.ts';
import type { OpenedPlayground } from '../openPlayground.ts';
import { done, stopped, untouched } from '../taskReports.ts';
import { countRows, describeImport } from './describeImport.ts';

/** What becomes of a file of which LoopBack would refuse rows; null where nothing is to be brought in. */
export type ImportChoice = 'all' | 'fitting' | null;

export interface WantedImport {
  readonly file: File;
  /** Whose rows a CSV file, or a list, holds. */
  readonly model: DesignModel;
  /** Asked where LoopBack would refuse rows. */
  readonly ask: (summary: StageSummary, signal: AbortSignal) => Promise<ImportChoice>;
}

type Task = (opened: OpenedPlayground, signal: AbortSignal) => Promise<RunReport>;

export interface ImportContext extends WantedImport {
  readonly title: string;
  readonly design: readonly DesignModel[];
  readonly signal: AbortSignal;
  readonly tell: (event: OutputEvent) => void;
  /** Lays the rows of these models aside, then does the work. */
  readonly replacing: (title: string, models: readonly string[], work: Task) => Task;
}

/**
 * Brings a data file in: read, looked at by LoopBack's own coercion and
 * validation, and stored in the place of the rows that are there. The rows
 * stay in the thread that has the store.
 */
export async function importData(opened: OpenedPlayground, context: ImportContext): Promise<RunReport> {
  const { staged } = opened;
  try {
    return await bringIn(opened, context);
  } finally {
    staged.empty();
  }
}

async function bringIn(opened: OpenedPlayground, context: ImportContext): Promise<RunReport> {
  const { playground, staged } = opened;
  const { file, model, design, signal, tell } = context;
  const read = await staged.read(file, design, model);
  if (!read.ok) return stopped(`${read.error.message} ${untouched}`);
  const { models, unknown } = read.value;
  if (models.length === 0) {
    const known = design.filter(({ isStored }) => isStored).map(({ name }) => name);
    return stopped(
      `None of the models in ${file.name} is in the design (${unknown.join(', ')}). ${untouched} Name them as in the design: ${known.join(', ')}.`,
    );
  }
  const progress = createProgress(tell);
  const end = await playground.checkStaged(signal, progress('checked'));
  if (end === 'cancelled') return stopped(`Cancelled. ${untouched}`);
  if (end === 'unknown') {
    return stopped(
      `The sandbox did not say what LoopBack makes of the rows in ${file.name}. ${untouched} Run the import again; if that does not help, see whether code runs.`,
    );
  }
  const summary = await staged.summary();
  const isRefused = summary.refused.length > 0;
  const choice = isRefused ? await context.ask(summary, signal) : 'fitting';
  if (choice === null) return stopped(`Cancelled. ${untouched}`);
  return storeAll(opened, context, summary, choice === 'all');
}

function storeAll(
  opened: OpenedPlayground,
  { title, signal, tell, replacing }: ImportContext,
  summary: StageSummary,
  withRefused: boolean,
): Promise<RunReport> {
  const models = summary.models.map(({ model }) => model);
  const total = countRows(summary, withRefused);
  const work: Task = ({ playground, staged }) =>
    playground.withRows(async () => {
      const started = performance.now();
      const progress = createProgress(tell)('stored');
      const { stored, done: count } = await staged.store(withRefused, signal, (at) => progress(at, total));
      const taken = count - stored;
      const notes = [
        count < total
          ? `Cancelled: ${stored.toLocaleString('en')} of ${total.toLocaleString('en')} rows are there. “Undo ${title.charAt(0).toLowerCase()}${title.slice(1)}” brings back those from before.`
          : describeImport(summary, withRefused),
        taken === 0
          ? ''
          : `${taken.toLocaleString('en')} had an id that was there already, and were left out.`,
      ];
      tell({ type: 'note', text: notes.filter(Boolean).join(' ') });
      return done(performance.now() - started);
    });
  return replacing(title, models, work)(opened, signal);
}

/** A few times a second is enough to read. */
function createProgress(tell: (event: OutputEvent) => void) {
  let last = 0;
  return (what: 'checked' | 'stored') =>
    (at: number, total: number): void => {
      const now = performance.now();
      if (at < total && now - last < 100) return;
      last = now;
      tell({ type: 'progress', done: at, total, what });
    };
}
