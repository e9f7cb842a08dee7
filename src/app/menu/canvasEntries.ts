import { isCopiedText, type Position } from '../../model/index.ts';
import { isMac, showShortcut } from '../../ui/keyCombo.ts';
import type { MenuItem } from '../../ui/menuItem.ts';
import type { MenuPlace } from '../../ui/menuSource.ts';
import { placeAreaAt, placeNoteAt } from '../editing/areaTools.ts';
import { pasteAt } from '../editing/copying.ts';
import { reportPasteProblem } from '../opening/listenToPaste.ts';
import type { MenuEntry, MenuServices } from './menuEntry.ts';

/** The menu of the empty canvas. */
export function canvasEntries(services: MenuServices, place: MenuPlace): readonly (readonly MenuEntry[])[] {
  const at = positionAt(services, place);
  const { isReadOnly } = services.editor.getState();
  const here = (id: string, label: string, onSelect: () => void): MenuItem => ({
    id,
    label,
    isDisabled: isReadOnly,
    onSelect,
  });
  return [
    [
      here('addModelHere', 'Add model here', () => services.addModelAt(at)),
      here('addNoteHere', 'Add note here', () => placeNoteAt(services, at)),
      here('addAreaHere', 'Add area here', () => placeAreaAt(services, at)),
      here('pasteHere', 'Paste here', () => void pasteHere(services, at)),
    ],
    ['selectAll', 'fitView', 'autoLayout', 'changeDetail'],
    ['undo', 'redo'],
    ['openFiles', 'pasteModels', 'openPalette'],
  ];
}

/** Converts a point of the screen to a position on the canvas, in whole pixels. */
function positionAt({ view }: MenuServices, { x, y }: MenuPlace): Position {
  const { canvas } = view.getState();
  const pane = document.querySelector('[data-menu-default]')?.getBoundingClientRect();
  if (canvas === null || pane === undefined) return { x: 0, y: 0 };
  const at = canvas.centre({ x: x - pane.x - pane.width / 2, y: y - pane.y - pane.height / 2 });
  return { x: Math.round(at.x), y: Math.round(at.y) };
}

/** Pastes copied models at a position, and any other JSON as files. */
async function pasteHere(services: MenuServices, at: Position): Promise<void> {
  const { notices, opening } = services;
  const text = await readClipboard();
  if (text === null) {
    notices.show({
      tone: 'info',
      text: `The browser does not let a menu read the clipboard. Press ${showShortcut('Mod+V', isMac)} to paste.`,
    });
  } else if (isCopiedText(text)) await pasteAt(services, text, at);
  else if (text.trim() === '') notices.show({ tone: 'info', text: 'The clipboard holds no text to paste.' });
  else await opening.paste(text, (problem) => reportPasteProblem(notices, problem));
}

/** Returns null where the browser or the user refuses. */
async function readClipboard(): Promise<string | null> {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  try {
    return clipboard?.readText === undefined ? null : await clipboard.readText();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
