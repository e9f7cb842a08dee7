import type { Project } from './project.ts';

/** The project before or after a step, with the step's label for people; null where it has none. */
export interface HistoryEntry {
  readonly project: Project;
  readonly label: string | null;
}

/** What can be undone and redone, nearest last. The editor creates it and the storage stores it. */
export interface HistorySteps {
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
}
