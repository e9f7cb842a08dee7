import { loadPart } from '../../lib/loadPart.ts';
import type { Result } from '../../lib/result.ts';
import type { Project } from '../../model/index.ts';
import type { Remark, Rows, Target, TargetId, TextFile } from '../../targets/index.ts';
import { loadTarget } from '../../targets/loadTarget.ts';
import { optionFieldsOf } from '../../targets/optionFields.ts';

/** A file that was made, with all of its text. */
export interface MadeFile extends TextFile {
  readonly mediaType: string;
}

/** What a target made of a project. */
export interface MadeTarget {
  readonly files: readonly MadeFile[];
  readonly remarks: readonly Remark[];
  /** Why nothing was made: a sentence; null if it was. */
  readonly problem: string | null;
}

/** Which target to make of what. */
export interface TargetRequest {
  readonly id: TargetId;
  readonly project: Project;
  readonly options: Readonly<Record<string, unknown>>;
  /** The stored project whose sample rows come along if the options say so; null for none. */
  readonly projectId: string | null;
}

/** Reads the sample rows of a stored project. */
export type ReadRows = (
  projectId: string,
  project: Project,
) => Promise<Result<Rows, { readonly message: string }>>;

interface MakingSteps {
  /** Called after each step; resolves when the work may go on, and rejects if it must end. */
  readonly pause: () => Promise<void>;
  readonly readRows: ReadRows;
  /** Takes each file as soon as it is made. */
  readonly onFile: (file: MadeFile) => void;
}

/**
 * Makes a target in steps.
 *
 * @throws (rejects) what a pause rejects with, and a LoadError where the code of the target can't be loaded
 */
export async function makeTarget(
  { id, project, options, projectId }: TargetRequest,
  { pause, readRows, onFile }: MakingSteps,
): Promise<Omit<MadeTarget, 'files'>> {
  await pause();
  const target = await loadPart(() => loadTarget(id));
  const read = projectId !== null && takesRows(target) ? await readRows(projectId, project) : undefined;
  for (const _step of target.prepareInSteps?.(project) ?? []) await pause();
  const made = target.make({ project, options, rows: read?.ok ? read.value : undefined });
  if (!made.ok) return { remarks: [], problem: made.error.message };
  for (const { path, mediaType, pieces } of made.value.files) {
    let text = '';
    for (const piece of pieces) {
      text += piece;
      await pause();
    }
    onFile({ path, mediaType, text });
    await pause();
  }
  const rowsProblem: readonly Remark[] =
    read === undefined || read.ok ? [] : [{ kind: 'warning', text: read.error.message }];
  return { remarks: [...rowsProblem, ...made.value.remarks], problem: null };
}

/** Whether sample rows are among the options of a target. */
const takesRows = (target: Target): boolean =>
  optionFieldsOf(target.options).some(({ name }) => name === 'rows');
