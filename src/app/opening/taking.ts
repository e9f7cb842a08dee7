import type { Editor } from '../../editor/index.ts';
import type { OpenedFiles } from '../../exchange/index.ts';
import { yieldToPage } from '../../lib/pageSlices.ts';
import { replaceProject } from '../projects/replaceProject.ts';
import type { Notices } from '../shell/notices.ts';
import { describeNothing, describeOpened } from './describeOpened.ts';
import { clashingNames, type ImportArguments, importFiles, whatToPlace } from './importFiles.ts';
import { placeOffThread } from './placeOffThread.ts';
import { prepare } from './prepare.ts';
import { tellBrought } from './tellBrought.ts';
import { describeTooLarge } from './tooLarge.ts';

/** How opened files get into the project. Loaded when first used: the first page does without it. */
export { readPastedJson } from '../../exchange/index.ts';
export { clashingNames, isUntouched } from './importFiles.ts';

/** How opened files get into a project that has something already. */
export type OpenAnswer = Omit<ImportArguments, 'opened' | 'positions'>;

export interface TakingServices {
  readonly editor: Editor;
  readonly notices: Notices;
  /** Called when models were added, to bring them into view. */
  readonly onOpened: () => void;
  /** Called with what came beside a whole project, when that has got into this one. */
  readonly onParts: (parts: Readonly<Record<string, unknown>>) => void;
  /** Shows what was opened, skipped and refused. */
  readonly report: (opened: OpenedFiles) => void;
}

/** Whether there is nothing to take; says then why. */
export function tellNothing({ notices, report }: TakingServices, opened: OpenedFiles): boolean {
  if (opened.models.length > 0 || opened.modelConfig !== null) return false;
  if (opened.problems.length > 0) report(opened);
  else notices.show({ tone: 'error', text: describeNothing(opened) });
  return true;
}

/**
 * Brings opened files into the project. The page answers in between.
 *
 * @returns whether they got there; where they did not the person has been told why
 * @throws the signal's reason when it is aborted, with the project as it was
 */
export async function takeOpened(
  { editor, notices, onOpened, onParts, report }: TakingServices,
  opened: OpenedFiles,
  answer: OpenAnswer,
  signal?: AbortSignal,
): Promise<boolean> {
  const before = editor.getState().project;
  const args = { opened, ...answer };
  const staying = answer.as === 'addition' ? before.models : [];
  const tooLarge = describeTooLarge([...staying, ...opened.models]);
  if (tooLarge !== null) {
    notices.show({ tone: 'error', text: tooLarge });
    return false;
  }
  const placing = whatToPlace(before, args);
  const positions = placing && (await placeOffThread(placing.target, placing.models, signal));
  const taken = positions ? { ...args, positions } : args;
  // The worker's answer was a task of its own, too.
  await yieldToPage();
  const prepared = await prepare(importFiles(before, taken), signal);
  signal?.throwIfAborted();
  const { isReadOnly, project } = editor.getState();
  // A project that takes the place of this one is as its file has it.
  const keepsPlaces = answer.as === 'replacement';
  const options = { label: 'Open files', kind: 'import', keepsPlaces } as const;
  if (project === before) editor.run(replaceProject, { project: prepared }, options);
  else editor.run(importFiles, taken, options);
  // The editor has told why nothing happened.
  if (isReadOnly) return false;
  const left = answer.onClash === 'keepMine' ? clashingNames(before, opened).length : 0;
  notices.show({
    tone: 'info',
    text: describeOpened(opened, opened.models.length - left),
    action: { label: 'Details', run: () => report(opened) },
  });
  if (opened.project !== undefined) tellBrought(notices, opened.project);
  if (opened.problems.length > 0) report(opened);
  onOpened();
  if (opened.parts !== undefined) onParts(opened.parts);
  return true;
}
