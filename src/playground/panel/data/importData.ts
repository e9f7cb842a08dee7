import type { ImportPlan, ImportSummary, ModelSurvey, RunReport } from '../../host/index.ts';
import { undoLabel } from '../../undoLabel.ts';
import type { OutputEvent } from '../../wire/control.ts';
import type { DesignModel } from '../design/design.ts';
import type { OpenedPlayground } from '../session/openPlayground.ts';
import { done as doneIn, stopped, untouched } from '../session/taskReports.ts';
import { describeImport } from './describeImport.ts';
import { countPlanned, renewedModels } from './planImport.ts';

/** What is to become of a file; null where nothing of it is to be stored. */
export type ImportChoice = ImportPlan | null;

export interface WantedImport {
  readonly file: File;
  /** Whose rows a CSV file, or a list, holds. */
  readonly model: DesignModel;
  /** Shows what is in the file, and what LoopBack would refuse of it, and asks what is to become of it. */
  readonly ask: (found: FoundRows, signal: AbortSignal) => Promise<ImportChoice>;
}

/** A file that was looked at. */
export interface FoundRows {
  readonly summary: ImportSummary;
  readonly surveys: readonly ModelSurvey[];
}

type Task = (opened: OpenedPlayground, signal: AbortSignal) => Promise<RunReport>;

export interface ImportContext extends WantedImport {
  /** What undo calls it. */
  readonly title: string;
  readonly design: readonly DesignModel[];
  readonly signal: AbortSignal;
  readonly tell: (event: OutputEvent) => void;
  /** Lays the rows of these models aside, those of the kept ones as a copy, then does the work. */
  readonly replacing: (
    title: string,
    models: { readonly replaced: readonly string[]; readonly kept: readonly string[] },
    work: Task,
  ) => Task;
}

/**
 * Brings a data file in: read, looked at by LoopBack's own coercion and
 * validation, and stored beside the rows that are there or in their place. The
 * rows stay in the thread that has the store.
 */
export async function importData(opened: OpenedPlayground, context: ImportContext): Promise<RunReport> {
  const { importBuffer } = opened;
  try {
    return await bringIn(opened, context);
  } finally {
    importBuffer.clear();
  }
}

async function bringIn(opened: OpenedPlayground, context: ImportContext): Promise<RunReport> {
  const { playground, importBuffer } = opened;
  const { file, model, design, signal, tell } = context;
  const read = await importBuffer.read(file, design, model);
  if (!read.ok) return stopped(`${read.error.message} ${untouched}`);
  const { models, unknown } = read.value;
  if (models.length === 0) {
    const known = design.filter(({ isStored }) => isStored).map(({ name }) => name);
    return stopped(
      `None of the models in ${file.name} is in the design (${unknown.join(', ')}). ${untouched} Name them as in the design: ${known.join(', ')}.`,
    );
  }
  const progress = createProgress(tell);
  const look = async (): Promise<string | null> => {
    const end = await playground.checkImport(signal, progress('checked'));
    if (end === 'checked') return null;
    return end === 'cancelled'
      ? `Cancelled. ${untouched}`
      : `The sandbox could not check the rows in ${file.name}. ${untouched} Import the file again; if that does not help, check whether code runs.`;
  };
  const unseen = await look();
  if (unseen !== null) return stopped(unseen);
  const surveys = await importBuffer.survey(design, signal);
  // Stopped while the rows were counted: nothing is asked any more.
  if (signal.aborted) return stopped(`Cancelled. ${untouched}`);
  const plan = await context.ask({ summary: await importBuffer.summary(), surveys }, signal);
  if (plan === null || signal.aborted) return stopped(`Cancelled. ${untouched}`);
  const renewed = await importBuffer.renewIds(renewedModels(plan, surveys), design);
  // With other ids a value that has to be unique may be taken.
  const failure = renewed === 0 ? null : await look();
  if (failure !== null) return stopped(failure);
  return storeAll(opened, context, plan, renewed);
}

async function storeAll(
  opened: OpenedPlayground,
  { title, design, signal, tell, replacing }: ImportContext,
  plan: ImportPlan,
  renewed: number,
): Promise<RunReport> {
  const summary = await opened.importBuffer.summary();
  const total = countPlanned(summary, plan);
  const namesOf = (wanted: 'append' | 'replace'): readonly string[] =>
    plan.models.filter(({ way }) => way === wanted).map(({ model }) => model);
  const work: Task = ({ playground, importBuffer }) =>
    playground.withRows(async () => {
      const started = performance.now();
      const progress = createProgress(tell)('stored');
      const stored = await importBuffer.store(plan, design, signal, (at) => progress(at, total));
      const count = stored.reduce((sum, { added, replaced }) => sum + added + replaced, 0);
      const done = stored.reduce((sum, { skipped }) => sum + skipped, count);
      const text =
        done < total
          ? `Cancelled: ${count.toLocaleString('en')} of ${total.toLocaleString('en')} rows are stored. “${undoLabel(title)}” restores the earlier rows.`
          : describeImport(summary, plan, stored, renewed);
      tell({ type: 'note', text });
      return doneIn(performance.now() - started);
    });
  return replacing(title, { replaced: namesOf('replace'), kept: namesOf('append') }, work)(opened, signal);
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
