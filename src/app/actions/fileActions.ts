import type { Editor, EditorState } from '../../editor/index.ts';
import { canvasFilePath, keepCanvasFile } from '../../model/index.ts';
import type { Exporting } from '../export/exporting.ts';
import type { Opening } from '../opening/opening.ts';
import { type Notices, showOnce } from '../shell/notices.ts';
import type { Overlays } from '../shell/overlays.ts';
import type { ActionDefinition } from './actions.ts';

export interface FileServices {
  readonly opening: Opening;
  readonly exporting: Exporting;
  readonly overlays: Overlays;
  readonly editor: Editor;
  readonly notices: Notices;
}

const always = (): boolean => true;
const hasModels = ({ project }: EditorState): boolean => project.models.length > 0;

const isCanvasKept = ({ project }: EditorState): boolean => project.canvasFile !== undefined;
const notWritten = `Save to folder and the zip leave ${canvasFilePath} out.`;

/** Creates the actions for the less common ways to open and export files. */
export function createFileActions({
  opening,
  exporting,
  overlays,
  editor,
  notices,
}: FileServices): readonly ActionDefinition[] {
  return [
    {
      id: 'openFolder',
      label: 'Open project folder…',
      worksWhileTyping: true,
      isEnabled: always,
      run: () => void opening.pickFolder(),
    },
    {
      id: 'pasteModels',
      label: 'Paste models…',
      isEnabled: always,
      run: () => opening.askForText(),
    },
    {
      id: 'downloadPng',
      label: 'Picture (PNG)',
      isEnabled: hasModels,
      run: () => void exporting.withPictures((pictures) => pictures.download('png')),
    },
    {
      id: 'copyPicture',
      label: 'Copy as image',
      isEnabled: hasModels,
      run: () => void exporting.withPictures((pictures) => pictures.copy()),
    },
    {
      id: 'choosePicture',
      label: 'Choose how the picture looks…',
      isEnabled: hasModels,
      run: () => overlays.setState({ open: 'picture', bufferedInput: '' }),
    },
    {
      id: 'printPicture',
      label: 'Print…',
      worksWhileTyping: true,
      isEnabled: hasModels,
      run: () => void exporting.withPictures((pictures) => pictures.print()),
    },
    {
      id: 'shareLink',
      label: 'Share as a link…',
      isEnabled: hasModels,
      run: () => void exporting.share(),
    },
    {
      id: 'toggleCanvasFile',
      label: 'Keep positions, areas and notes in a file',
      isEnabled: hasModels,
      isOn: () => isCanvasKept(editor.getState()),
      run: () => {
        const isKept = !isCanvasKept(editor.getState());
        editor.run(
          keepCanvasFile,
          { isKept },
          { label: 'Choose where the canvas is kept', keepsPositions: true },
        );
        const text = isKept ? `Save to folder and the zip now write ${canvasFilePath}.` : notWritten;
        showOnce(notices, { tone: 'info', text });
      },
    },
    {
      id: 'saveToFolder',
      label: 'Save to folder…',
      worksWhileTyping: true,
      isEnabled: hasModels,
      run: () => void exporting.folder.compare(),
    },
  ];
}
