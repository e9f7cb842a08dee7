import type { Editor } from '../../editor/index.ts';
import { yieldToPage } from '../../lib/pageSlices.ts';
import type { OpenedFiles } from '../../sources/index.ts';
import { replaceProject } from '../projects/replaceProject.ts';
import type { Notices } from '../shell/notices.ts';
import { describeNothing, describeOpened } from './describeOpened.ts';
import type { FirstLook } from './firstLook.ts';
import { clashingNames, type ImportArguments, importFiles, planPlacement } from './importFiles.ts';
import { placeOffThread } from './placeOffThread.ts';
import { prepare } from './prepare.ts';
import { reportMoves } from './reportMoves.ts';
import { describeTooLarge } from './tooLarge.ts';

/** Importing opened files, loaded when first used to keep the first page small. */
export { clashingNames, isUntouched } from './importFiles.ts';
export { inStyleOf } from './inStyleOf.ts';
export { prepare } from './prepare.ts';
export { updateModels } from './updateModels.ts';

/** How opened files are imported into a project that is not empty. */
export type OpenAnswer = Omit<ImportArguments, 'opened' | 'positions'>;

export interface ImportingServices {
  readonly editor: Editor;
  readonly notices: Notices;
  /** How the files are placed, and what is shown once they are. */
  readonly firstLook: FirstLook;
  /** Called with the parts of a whole project (such as snippets) once it is imported. */
  readonly onParts: (parts: Readonly<Record<string, unknown>>) => void;
  /** Shows what was opened, skipped and refused. */
  readonly report: (opened: OpenedFiles) => void;
}

/** Whether there is nothing to import; if so, says why. */
export function reportNothing({ notices, report }: ImportingServices, opened: OpenedFiles): boolean {
  if (opened.models.length > 0 || opened.modelConfig !== null) return false;
  if (opened.problems.length > 0) report(opened);
  else notices.show({ tone: 'error', text: describeNothing(opened) });
  return true;
}

/**
 * Imports opened files into the project in slices, so that the page stays responsive.
 *
 * @returns whether they were imported; if not, a notice has said why
 * @throws the signal's reason when it is aborted, with the project as it was
 */
export async function importOpened(
  { editor, notices, firstLook, onParts, report }: ImportingServices,
  opened: OpenedFiles,
  answer: OpenAnswer,
  signal?: AbortSignal,
): Promise<boolean> {
  const before = editor.getState().project;
  const args = { opened, ...answer };
  const staying = answer.as === 'replacement' ? [] : before.models;
  const tooLarge = describeTooLarge([...staying, ...opened.models]);
  if (tooLarge !== null) {
    notices.show({ tone: 'error', text: tooLarge });
    return false;
  }
  const placing = planPlacement(before, args);
  const positions = placing && (await place(placing, firstLook, signal));
  const taken = positions ? { ...args, positions } : args;
  // The worker's answer was a separate task, too.
  await yieldToPage();
  const prepared = await prepare(importFiles(before, taken), signal);
  signal?.throwIfAborted();
  const { isReadOnly, project } = editor.getState();
  // A project that replaces this one keeps the positions of its file, and a canvas file says where boxes are.
  const keepsPositions =
    answer.as === 'replacement' || (answer.as === 'update' && opened.canvas !== undefined);
  const options = { label: 'Open files', kind: 'import', keepsPositions } as const;
  if (project === before) editor.run(replaceProject, { project: prepared }, options);
  else editor.run(importFiles, taken, options);
  // The editor has said why nothing happened.
  if (isReadOnly) return false;
  const left = answer.onClash === 'keepExisting' ? clashingNames(before, opened).length : 0;
  notices.show({
    tone: 'info',
    text: describeOpened(opened, opened.models.length - left),
    action: { label: 'Details', run: () => report(opened) },
  });
  if (opened.project !== undefined) reportMoves(notices, opened.project);
  if (opened.problems.length > 0) report(opened);
  firstLook.show();
  if (opened.parts !== undefined) onParts(opened.parts);
  return true;
}

type Placing = NonNullable<ReturnType<typeof planPlacement>>;

function place({ target, files }: Placing, firstLook: FirstLook, signal?: AbortSignal) {
  const options = firstLook.layoutOptions(target.models.length + files.length);
  return placeOffThread(target, files, options, signal);
}
