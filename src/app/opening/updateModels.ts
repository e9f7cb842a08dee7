import { createId, type Editor } from '../../editor/index.ts';
import { yieldToPage } from '../../lib/pageSlices.ts';
import { applyUpdate, filesToAdd, type UpdateLine } from '../../model/index.ts';
import type { Notices } from '../shell/notices.ts';
import type { ChosenUpdate } from './chosenUpdate.ts';
import type { FirstLook } from './firstLook.ts';
import { placeOffThread } from './placeOffThread.ts';
import { prepare } from './prepare.ts';
import { describeTooLarge } from './tooLarge.ts';

interface UpdateServices {
  readonly editor: Editor;
  readonly notices: Notices;
  /** How new models are placed. */
  readonly firstLook: FirstLook;
}

/**
 * Takes the chosen changes of a source over into the project, as one undo step.
 *
 * @throws the signal's reason when it is aborted, with the project as it was
 */
export async function updateModels(
  { editor, notices, firstLook }: UpdateServices,
  { update, ids: chosen, lines }: ChosenUpdate,
  signal?: AbortSignal,
): Promise<void> {
  const before = editor.getState().project;
  const files = filesToAdd(update, chosen);
  const tooLarge = describeTooLarge([...before.models, ...files]);
  if (tooLarge !== null) {
    notices.show({ tone: 'error', text: tooLarge });
    return;
  }
  const options = firstLook.layoutOptions(before.models.length + files.length);
  const positions = files.length === 0 ? [] : await placeOffThread(before, files, options, signal);
  await yieldToPage();
  const args = { update, chosen, ids: files.map(() => createId()), positions };
  await prepare(applyUpdate(before, args), signal);
  signal?.throwIfAborted();
  const { isReadOnly } = editor.getState();
  editor.run(applyUpdate, args, { label: 'Update models' });
  // The editor has said why nothing happened.
  if (!isReadOnly) notices.show({ tone: 'info', text: describeUpdated(lines) });
}

/** "Updated 3 models · 1 added · 1 removed". */
export function describeUpdated(lines: readonly UpdateLine[]): string {
  const count = (kind: UpdateLine['kind']): number =>
    lines.filter((line) => line.part === 'model' && line.kind === kind).length;
  const changed = new Set(lines.filter(({ part }) => part !== 'model').map(({ modelId }) => modelId)).size;
  const parts = [
    changed === 0 ? '' : `${changed} updated`,
    count('added') === 0 ? '' : `${count('added')} added`,
    count('removed') === 0 ? '' : `${count('removed')} removed`,
  ];
  return `Models: ${parts.filter(Boolean).join(' · ')}`;
}
