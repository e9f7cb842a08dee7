import { type ConnectModelsArguments, connectModels, resolveRelation } from '../model/index.ts';
import { connectStep, type SharedKeyRelation } from './connect.ts';
import type { Editor } from './createEditor.ts';

/** Makes the relation with a name and a key of its own instead, in the step that is still open. */
export function giveSeparateKey(
  editor: Editor,
  { made, ref }: SharedKeyRelation,
  own: { readonly name: string; readonly foreignKey: string },
): void {
  const project = editor.run(connectModels, { ...made, ...own }, connectStep);
  editor.endStep();
  const { modelId } = ref;
  for (const name of [own.name, ref.name]) {
    if (resolveRelation(project, { modelId, name }) === null) continue;
    editor.select({ relation: { modelId, name } });
    return;
  }
}

/** Removes the relation again as if it had never been made, unless something else was done since. */
export function takeBack(editor: Editor): void {
  // The open step starts again with each run, and one that changes nothing leaves no trace.
  editor.run((before) => before, undefined, connectStep);
  editor.endStep();
}

/** Makes the relation again with another key (`''` for the derived one), in the step that is still open. */
export function chooseKey(editor: Editor, made: ConnectModelsArguments): void {
  editor.run(connectModels, made, connectStep);
  editor.endStep();
}
