import type { Editor } from '../../editor/index.ts';
import { type TargetId, targetEntries } from '../../targets/index.ts';
import type { Exporting } from '../export/exporting.ts';
import type { Overlays } from '../shell/overlays.ts';
import type { ActionDefinition } from './actions.ts';
import { hasOneModel } from './modelActions.ts';

interface ExportServices {
  readonly editor: Editor;
  readonly exporting: Exporting;
  readonly overlays: Overlays;
}

/** Creates an action for each target. */
export function createExportActions({
  editor,
  exporting,
  overlays,
}: ExportServices): readonly ActionDefinition[] {
  /** Targets that the page exports in a way of its own. */
  const own: Partial<Record<TargetId, () => void>> = {
    files: () => void exporting.downloadProject(),
    project: () => void exporting.downloadProjectFile(),
    picture: () => void exporting.withPictures((pictures) => pictures.download('svg')),
    model: () => {
      const [modelId] = editor.getState().selection.models;
      if (modelId !== undefined) void exporting.downloadModel(modelId);
    },
  };
  return targetEntries.map(({ id, label, ...entry }) => ({
    id: `export:${id}`,
    label,
    worksWhileTyping: id === 'files',
    isEnabled: id === 'model' ? hasOneModel : ({ project }) => project.models.length > 0,
    run:
      own[id] ??
      ('asks' in entry
        ? () => overlays.setState({ open: `export:${id}`, bufferedInput: '' })
        : () => void exporting.exportTarget(id)),
  }));
}
