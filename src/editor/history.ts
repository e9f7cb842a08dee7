import type { HistoryEntry, HistorySteps, Project } from '../model/index.ts';

/** Enough for a long session; projects share structure, so a step takes as much memory as its change. */
const MAX_STEPS = 500;

/** A gesture in progress: each run with its key replaces the result so far. */
interface OpenStep extends HistoryEntry {
  readonly key: string;
}

/** The current project with those before and after it, nearest last. Projects share everything that did not change. */
export interface History {
  readonly present: Project;
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
  /** The open step, with the project as it was when the step began. */
  readonly step: OpenStep | null;
}

/** The label of a change, and the gesture that it belongs to. */
export interface ChangeOptions {
  readonly label?: string;
  readonly step?: string;
}

export const noSteps: HistorySteps = { past: [], future: [] };

/** Creates a history of at most 500 steps; by default it has none. */
export function createHistory(present: Project, steps: HistorySteps = noSteps): History {
  return { present, past: steps.past.slice(-MAX_STEPS), future: steps.future, step: null };
}

/** Returns the steps as if the open one were closed. */
export function stepsOf(history: History): HistorySteps {
  const { past, future } = settleStep(history);
  return { past, future };
}

/** Applies a change: to the project before the open step if the keys match, else to the current one after closing the step. */
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

/** Closes the open step. If it changed something, it can be undone and nothing can be redone; else it leaves no trace. */
export function settleStep(history: History): History {
  const { step, present, past } = history;
  if (step === null) return history;
  if (step.project === present) return { ...history, step: null };
  const { project, label } = step;
  return { ...history, past: [...past, { project, label }].slice(-MAX_STEPS), future: [], step: null };
}

/** Undoes the open step without a trace. */
export function dropStep(history: History): History {
  return history.step === null ? history : { ...history, present: history.step.project, step: null };
}

/** Goes back one step; returns the same history at the beginning. */
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

/** Goes forward one step; returns the same history at the end. */
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
