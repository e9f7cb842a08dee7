import type { ImportPlan, ImportSummary, ModelSurvey, RunReport } from '../../host/index.ts';
import { undoLabel } from '../../undoLabel.ts';
import type { OutputEvent } from '../../wire/control.ts';
import type { DesignModel } from '../design/design.ts';
import type { OpenedPlayground } from '../session/openPlayground.ts';
import { doneReport, nothingStored, stoppedReport } from '../session/taskReports.ts';
import { describeImport } from './describeImport.ts';
import { countPlanned, renewedModels } from './planImport.ts';

/** The plan for a file; null where the user cancels the import. */
export type ImportChoice = ImportPlan | null;

export interface ImportRequest {
  readonly file: File;
  /** The model of the rows, where the file is a CSV file or a list. */
  readonly model: DesignModel;
  /** Shows what is in the file and what LoopBack would refuse, and asks what to import. */
  readonly ask: (findings: ImportFindings, signal: AbortSignal) => Promise<ImportChoice>;
}

/** What reading and checking a file found. */
export interface ImportFindings {
  readonly summary: ImportSummary;
  readonly surveys: readonly ModelSurvey[];
}

type Task = (opened: OpenedPlayground, signal: AbortSignal) => Promise<RunReport>;

export interface ImportContext extends ImportRequest {
  /** The name of the import in undo. */
  readonly title: string;
  readonly design: readonly DesignModel[];
  readonly signal: AbortSignal;
  readonly emit: (event: OutputEvent) => void;
  /** Returns a task that backs up the rows of these models, those of the kept ones as a copy, then performs the given one. */
  readonly withBackup: (
    title: string,
    models: { readonly replaced: readonly string[]; readonly kept: readonly string[] },
    task: Task,
  ) => Task;
}

/**
 * Imports a data file: reads it, checks it with LoopBack's own coercion and
 * validation, and stores its rows in addition to the stored rows or in their
 * place. The rows stay in the store's thread.
 */
export async function importData(opened: OpenedPlayground, context: ImportContext): Promise<RunReport> {
  const { importBuffer } = opened;
  try {
    return await runImport(opened, context);
  } finally {
    importBuffer.clear();
  }
}

async function runImport(opened: OpenedPlayground, context: ImportContext): Promise<RunReport> {
  const { playground, importBuffer } = opened;
  const { file, model, design, signal, emit } = context;
  const read = await importBuffer.read(file, design, model);
  if (!read.ok) return stoppedReport(`${read.error.message} ${nothingStored}`);
  const { models, unknown } = read.value;
  if (models.length === 0) {
    const known = design.filter(({ isStored }) => isStored).map(({ name }) => name);
    return stoppedReport(
      `None of the models in ${file.name} is in the design (${unknown.join(', ')}). ${nothingStored} Name them as in the design: ${known.join(', ')}.`,
    );
  }
  const progress = createProgress(emit);
  const checkRows = async (): Promise<string | null> => {
    const end = await playground.checkImport(signal, progress('checked'));
    if (end === 'checked') return null;
    return end === 'cancelled'
      ? `Cancelled. ${nothingStored}`
      : `The sandbox could not check the rows in ${file.name}. ${nothingStored} Import the file again; if that does not help, check whether code runs.`;
  };
  const checkFailure = await checkRows();
  if (checkFailure !== null) return stoppedReport(checkFailure);
  const surveys = await importBuffer.survey(design, signal);
  // Stopped while the rows were counted: do not ask.
  if (signal.aborted) return stoppedReport(`Cancelled. ${nothingStored}`);
  const plan = await context.ask({ summary: await importBuffer.summary(), surveys }, signal);
  if (plan === null || signal.aborted) return stoppedReport(`Cancelled. ${nothingStored}`);
  const renewed = await importBuffer.renewIds(renewedModels(plan, surveys), design);
  // With new ids a value that has to be unique may be taken.
  const recheckFailure = renewed === 0 ? null : await checkRows();
  if (recheckFailure !== null) return stoppedReport(recheckFailure);
  return storeAll(opened, context, plan, renewed);
}

async function storeAll(
  opened: OpenedPlayground,
  { title, design, signal, emit, withBackup }: ImportContext,
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
      const progress = createProgress(emit)('stored');
      const stored = await importBuffer.store(plan, design, signal, (at) => progress(at, total));
      const count = stored.reduce((sum, { added, replaced }) => sum + added + replaced, 0);
      const done = stored.reduce((sum, { skipped }) => sum + skipped, count);
      const text =
        done < total
          ? `Cancelled: ${count.toLocaleString('en')} of ${total.toLocaleString('en')} rows are stored. “${undoLabel(title)}” restores the earlier rows.`
          : describeImport(summary, plan, stored, renewed);
      emit({ type: 'note', text });
      return doneReport(performance.now() - started);
    });
  return withBackup(title, { replaced: namesOf('replace'), kept: namesOf('append') }, work)(opened, signal);
}

/** Limits progress to ten times a second, which is enough to read. */
function createProgress(emit: (event: OutputEvent) => void) {
  let last = 0;
  return (what: 'checked' | 'stored') =>
    (at: number, total: number): void => {
      const now = performance.now();
      if (at < total && now - last < 100) return;
      last = now;
      emit({ type: 'progress', done: at, total, what });
    };
}
