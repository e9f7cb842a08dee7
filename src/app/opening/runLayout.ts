import type { Editor } from '../../editor/index.ts';
import type { LayOutArguments } from '../../model/index.ts';
import { layOutLabel } from '../editing/undoing.ts';
import { replaceProject } from '../projects/replaceProject.ts';
import { layOut, layOutOffThread } from './layOutOffThread.ts';

/** How often a layout begins again because the project changed in the meantime. */
const MOST_TRIES = 3;

/**
 * Lays the models out: many in a worker, and again if the project changed in
 * the meantime. A project that keeps changing gets a quick layout at once.
 *
 * @param layOutProject lays one project out; tests pass their own
 * @returns whether anything moved
 */
export async function runLayout(
  editor: Editor,
  args: LayOutArguments,
  layOutProject: typeof layOutOffThread = layOutOffThread,
): Promise<boolean> {
  const options = { label: layOutLabel };
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const before = editor.getState().project;
    const project = await layOutProject(before, args);
    if (editor.getState().project !== before) continue;
    return editor.run(replaceProject, { project }, options) !== before || editor.getState().isReadOnly;
  }
  const before = editor.getState().project;
  const after = editor.run(layOut, { ...args, effort: 'quick' }, options);
  // If the editor refused, it has said why.
  return after !== before || editor.getState().isReadOnly;
}
