import type { HistoryEntry, HistorySteps, Project } from '../model/index.ts';

/** Enough for a long session; projects share structure, so a step costs what it changed. */
const MAX_STEPS = 500;

/** A gesture that is not over yet: further runs of its key replace what it made so far. */
interface OpenStep extends HistoryEntry {
  readonly key: string;
}

/** The present project between those before and after it, nearest last. Whole projects: they share what did not change. */
export interface History {
  readonly present: Project;
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
  /** Holds the project as it was when the step began. */
  readonly step: OpenStep | null;
}

/** What a change is called, and the gesture that it belongs to. */
export interface ChangeOptions {
  readonly label?: string;
  readonly step?: string;
}

export const noSteps: HistorySteps = { past: [], future: [] };

/** A history of at most 500 steps; with nothing to undo or redo unless told. */
export function createHistory(present: Project, steps: HistorySteps = noSteps): History {
  return { present, past: steps.past.slice(-MAX_STEPS), future: steps.future, step: null };
}

/** The steps as they would be if the open one were closed now. */
export function stepsOf(history: History): HistorySteps {
  const { past, future } = settleStep(history);
  return { past, future };
}

/** Applies a change: to the beginning of the open step where it has that key, else to the present after closing it. */
export function change(
  history: History,
  apply: (before: Project) => Project,
  options: ChangeOptions,
): History {
  const continued = history.step !== null && history.step.key === options.step ? history.step : null;
  const before = continued?.project ?? history.present;
  const present = apply(before);
  const label = options.label ?? continued?.label ?? null;
  if (options.step !== undefined) {
    const settled = continued === null ? settleStep(history) : history;
    return { ...settled, present, step: { key: options.step, project: before, label } };
  }
  return settleStep({ ...settleStep(history), present, step: { key: '', project: before, label } });
}

/** Closes the open step. One that changed something can be undone, and what could be redone is gone; else nothing was. */
export function settleStep(history: History): History {
  const { step, present, past } = history;
  if (step === null) return history;
  if (step.project === present) return { ...history, step: null };
  const { project, label } = step;
  return { ...history, past: [...past, { project, label }].slice(-MAX_STEPS), future: [], step: null };
}

/** Takes the open step back as if it had never been. */
export function dropStep(history: History): History {
  return history.step === null ? history : { ...history, present: history.step.project, step: null };
}

/** One step back; the same history at the beginning. */
export function moveBack(history: History): History {
  const settled = settleStep(history);
  const entry = settled.past.at(-1);
  if (entry === undefined) return settled;
  return {
    ...settled,
    present: entry.project,
    past: settled.past.slice(0, -1),
    future: [...settled.future, { project: settled.present, label: entry.label }],
  };
}

/** One step forward; the same history at the end. */
export function moveForward(history: History): History {
  const settled = settleStep(history);
  const entry = settled.future.at(-1);
  if (entry === undefined) return settled;
  return {
    ...settled,
    present: entry.project,
    past: [...settled.past, { project: settled.present, label: entry.label }],
    future: settled.future.slice(0, -1),
  };
}
