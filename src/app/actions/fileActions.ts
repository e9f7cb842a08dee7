import type { EditorState } from '../../editor/index.ts';
import type { Exporting } from '../export/exporting.ts';
import type { Opening } from '../opening/opening.ts';
import type { Overlays } from '../shell/overlays.ts';
import type { ActionDefinition } from './actions.ts';

export interface FileServices {
  readonly opening: Opening;
  readonly exporting: Exporting;
  readonly overlays: Overlays;
}

const always = (): boolean => true;
const hasModels = ({ project }: EditorState): boolean => project.models.length > 0;

/** Creates the actions for the less common ways to open and export files. */
export function createFileActions({
  opening,
  exporting,
  overlays,
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
      id: 'saveToFolder',
      label: 'Save to folder…',
      worksWhileTyping: true,
      isEnabled: hasModels,
      run: () => void exporting.folder.compare(),
    },
  ];
}
