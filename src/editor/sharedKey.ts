import { type ConnectModelsArguments, connectModels, resolveRelation } from '../model/index.ts';
import { connectStep, type SharedKeyRelation } from './connect.ts';
import type { Editor } from './createEditor.ts';

/** Replaces the new relation by one with its own name and key, in the open step. */
export function setSeparateKey(
  editor: Editor,
  { args, ref }: SharedKeyRelation,
  separate: { readonly name: string; readonly foreignKey: string },
): void {
  const project = editor.run(connectModels, { ...args, ...separate }, connectStep);
  editor.endStep();
  const { modelId } = ref;
  for (const name of [separate.name, ref.name]) {
    if (resolveRelation(project, { modelId, name }) === null) continue;
    editor.select({ relation: { modelId, name } });
    return;
  }
}

/** Removes the new relation without a trace, unless the project changed since. */
export function removeNewRelation(editor: Editor): void {
  // Each run restarts the open step, and a step that changes nothing leaves no trace.
  editor.run((before) => before, undefined, connectStep);
  editor.endStep();
}

/** Replaces the new relation by one with another key (`''` for the derived one), in the open step. */
export function chooseKey(editor: Editor, args: ConnectModelsArguments): void {
  editor.run(connectModels, args, connectStep);
  editor.endStep();
}
