import type { EditorState } from '../../editor/index.ts';
import type { Exporting } from '../export/exporting.ts';
import type { Opening } from '../opening/opening.ts';
import type { Action } from './actions.ts';

export interface FileServices {
  readonly opening: Opening;
  readonly exporting: Exporting;
}

const always = (): boolean => true;
const hasModels = ({ project }: EditorState): boolean => project.models.length > 0;

/** What brings files in and out, beside the plain ways of opening and exporting. */
export function createFileActions({ opening, exporting }: FileServices): readonly Action[] {
  return [
    {
      id: 'openFolder',
      label: 'Open project folder…',
      shortcuts: ['Mod+Shift+O'],
      worksWhileTyping: true,
      isEnabled: always,
      run: () => void opening.pickFolder(),
    },
    {
      id: 'pasteJson',
      label: 'Paste model JSON…',
      shortcuts: [],
      isEnabled: always,
      run: () => opening.askForText(),
    },
    {
      id: 'downloadProjectFile',
      label: 'The project as one file',
      shortcuts: [],
      isEnabled: hasModels,
      run: () => void exporting.downloadProjectFile(),
    },
    {
      id: 'downloadSvg',
      label: 'Picture (SVG)',
      shortcuts: [],
      isEnabled: hasModels,
      run: () => void exporting.downloadPicture('svg'),
    },
    {
      id: 'downloadPng',
      label: 'Picture (PNG)',
      shortcuts: [],
      isEnabled: hasModels,
      run: () => void exporting.downloadPicture('png'),
    },
    {
      id: 'downloadMermaid',
      label: 'Mermaid diagram',
      shortcuts: [],
      isEnabled: hasModels,
      run: () => void exporting.downloadText('mermaid'),
    },
    {
      id: 'downloadMarkdown',
      label: 'Markdown documentation',
      shortcuts: [],
      isEnabled: hasModels,
      run: () => void exporting.downloadText('markdown'),
    },
    {
      id: 'shareLink',
      label: 'Share as a link…',
      shortcuts: [],
      isEnabled: hasModels,
      run: () => void exporting.share(),
    },
    {
      id: 'saveToFolder',
      label: 'Save to folder…',
      shortcuts: ['Mod+S'],
      worksWhileTyping: true,
      isEnabled: hasModels,
      run: () => void exporting.folder.compare(),
    },
  ];
}
