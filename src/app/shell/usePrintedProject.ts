import { useEffect, useReducer, useRef } from 'react';
import { memoByKey } from '../../lib/memo.ts';
import { pageSlices } from '../../lib/pageSlices.ts';
import { runInSlices } from '../../lib/slices.ts';
import { type ModelEntry, type Project, printModelFile } from '../../model/index.ts';

interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** More files than these are printed in slices: those of a database would block the page. */
const MOST_AT_ONCE = 100;

const printed = new WeakSet<ModelEntry>();

/** Returns the exported file of a model, printed once per version of the model. */
export const fileOf = memoByKey((entry: ModelEntry): NamedText => {
  printed.add(entry);
  return { name: entry.path.slice(entry.path.lastIndexOf('/') + 1), text: printModelFile(entry) };
});

/** Returns the project once the files of its models are printed; until then the one before, and null at first. */
export function usePrintedProject(project: Project): Project | null {
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  const last = useRef<Project | null>(null);
  const { models } = project;
  const isPrinted = models.filter((entry) => !printed.has(entry)).length <= MOST_AT_ONCE;
  useEffect(() => {
    if (isPrinted) last.current = project;
  }, [isPrinted, project]);
  useEffect(() => {
    if (isPrinted) return;
    const controller = new AbortController();
    const { signal } = controller;
    void runInSlices(printInSteps(models), pageSlices.pauses(signal)).then(refresh, (error: unknown) => {
      if (!signal.aborted) throw error;
    });
    return () => controller.abort();
  }, [isPrinted, models]);
  return isPrinted ? project : last.current;
}

function* printInSteps(models: readonly ModelEntry[]): Generator<undefined, void> {
  for (const entry of models) {
    fileOf(entry);
    yield;
  }
}
