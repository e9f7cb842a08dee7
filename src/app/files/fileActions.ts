import type { Action } from '../actions.ts';
import type { Exporting } from '../exporting.ts';
import type { Opening } from '../opening.ts';

export interface FileServices {
  readonly opening: Opening;
  readonly exporting: Exporting;
}

const always = (): boolean => true;

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
      id: 'saveToFolder',
      label: 'Save to folder…',
      shortcuts: ['Mod+S'],
      worksWhileTyping: true,
      isEnabled: ({ project }) => project.models.length > 0,
      run: () => void exporting.folder.compare(),
    },
  ];
}
