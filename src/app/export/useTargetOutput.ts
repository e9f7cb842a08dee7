import { useEffect, useState } from 'react';
import { pageSlices } from '../../lib/pageSlices.ts';
import type { Project } from '../../model/index.ts';
import type { Remark, Rows, Target, TextFile } from '../../targets/index.ts';
import { writeFiles } from './lateExports.ts';

/** What a target made of a project. */
export interface MadeTarget {
  readonly files: readonly TextFile[];
  readonly remarks: readonly Remark[];
  /** Why nothing was made: a sentence; null if it was. */
  readonly problem: string | null;
}

interface TargetRequest {
  readonly target: Target;
  readonly project: Project;
  readonly options: Readonly<Record<string, unknown>>;
  readonly rows: Rows | undefined;
}

/** Makes a target in slices, again for each change. Returns what was made last, null before the first. */
export function useTargetOutput({ target, project, options, rows }: TargetRequest): MadeTarget | null {
  const [made, setMade] = useState<MadeTarget | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    void makeInSlices({ target, project, options, rows }, signal).then(setMade, (error: unknown) => {
      if (!signal.aborted) throw error;
    });
    return () => controller.abort();
  }, [target, project, options, rows]);
  return made;
}

/**
 * Makes a target while the page keeps responding.
 *
 * @throws the signal's reason when it is aborted
 */
export async function makeInSlices(
  { target, ...input }: TargetRequest,
  signal: AbortSignal,
): Promise<MadeTarget> {
  const { pause } = pageSlices.pauses(signal);
  await pause();
  for (const _step of target.prepareInSteps?.(input.project) ?? []) await pause();
  const made = target.make(input);
  if (!made.ok) return { files: [], remarks: [], problem: made.error.message };
  const files = await writeFiles(made.value.files, pause);
  signal.throwIfAborted();
  return { files, remarks: made.value.remarks, problem: null };
}
