import type { StoreApi } from 'zustand/vanilla';
import type { CanvasView, InPlaceEditing } from '../../canvas/index.ts';
import { type Editor, removeNewRelation } from '../../editor/index.ts';
import { isComposing } from '../../ui/isComposing.ts';
import { showsLatin } from '../../ui/keyboardLayout.ts';
import { isMac, isShortcut, isTyping } from '../../ui/keyCombo.ts';
import { createBufferedInput } from '../editing/bufferedInput.ts';
import type { Turn } from '../editing/undoing.ts';
import { type UndoPlace, watchUndoPlaces } from '../editing/undoPlace.ts';
import { type Notices, showOnce } from '../shell/notices.ts';
import type { Overlays } from '../shell/overlays.ts';
import type { Services } from '../start/services.ts';
import { type Action, type ActionId, changesProject, findAction } from './actions.ts';

interface ShortcutServices {
  readonly actions: readonly Action[];
  readonly editor: Editor;
  readonly editing: InPlaceEditing;
  readonly overlays: Overlays;
  readonly view: StoreApi<{ readonly canvas: CanvasView | null }>;
  readonly notices: Notices;
  readonly rowUndoing: Services['rowUndoing'];
}

/** Runs the actions by their keys; returns a function that unsubscribes. */
export function listenToShortcuts(services: ShortcutServices): () => void {
  const { actions, editor } = services;
  const places = watchUndoPlaces(document);
  const bufferedInput = createBufferedInput(services);
  const overlayFocus = watchOverlayFocus(services.overlays);
  let isLatin = true;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isComposing(event)) return;
    isLatin = showsLatin(event) ?? isLatin;
    if (
      handleDuringDrag(event, services) ||
      (!overlayFocus.isThere() && bufferForOverlay(event, services)) ||
      bufferedInput.keep(event)
    )
      return;
    // A grid uses letters, Delete and arrow keys for its cells.
    const typing = isTyping(event.target) || isWithin(event.target, '[role="grid"]');
    // An open dialog, question or menu handles the keys, and a border that is dragged its Escape.
    if (isWithin(event.target, '[role="dialog"], [role="alertdialog"], [role="menu"], [data-dragged]'))
      return;
    const action = actions.find(
      (candidate) =>
        (!typing || candidate.worksWhileTyping || isTurn(candidate.id)) &&
        candidate.shortcuts.some((shortcut) => isShortcut(event, shortcut, { isMac, isLatin })),
    );
    if (action === undefined) return;
    if (isTurn(action.id)) {
      if (undoOrRedoAt(places.of(event.target), action.id, services)) consume(event);
      return;
    }
    editor.catchUp();
    const state = editor.getState();
    // The editor says why nothing happens.
    if (changesProject(action)) editor.refuseIfReadOnly();
    if (!action.isEnabled(state)) return;
    consume(event);
    action.run();
  };
  // Before React Flow, which handles arrow keys whatever the modifiers.
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    window.removeEventListener('keydown', onKeyDown, { capture: true });
    places.close();
    bufferedInput.close();
    overlayFocus.close();
  };
}

const isWithin = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

function consume(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

const isTurn = (id: ActionId): id is Turn => id === 'undo' || id === 'redo';

/** Undoes or redoes where the focus is; false in a text field, which has its own undo. */
function undoOrRedoAt(place: UndoPlace, turn: Turn, services: ShortcutServices): boolean {
  const { actions, editor, notices, rowUndoing } = services;
  if (place === 'text') return false;
  const turnRows = rowUndoing.getState().turn;
  if (place === 'rows' && turnRows !== null) {
    turnRows(turn);
    return true;
  }
  const { canUndo, canRedo, isReadOnly } = editor.getState();
  // The editor says why a read-only project does not change.
  const isPossible = isReadOnly || (turn === 'undo' ? canUndo : canRedo);
  if (isPossible) findAction(actions, turn).run();
  else showOnce(notices, { tone: 'info', text: `Nothing to ${turn} in the design.` });
  return true;
}

/** Watches whether the open overlay has had the focus; until then its code is loading, or it was rendered a moment ago. */
function watchOverlayFocus(overlays: Overlays) {
  let focused: ReturnType<Overlays['getState']>['open'] = null;
  const onFocus = ({ target }: FocusEvent): void => {
    if (isWithin(target, '[role="dialog"]')) focused = overlays.getState().open;
  };
  const unsubscribe = overlays.subscribe(({ open }) => {
    if (open === null) focused = null;
  });
  document.addEventListener('focusin', onFocus);
  return {
    isThere(): boolean {
      const { open } = overlays.getState();
      return open === null || open === focused;
    },
    close(): void {
      unsubscribe();
      document.removeEventListener('focusin', onFocus);
    },
  };
}

/** During a drag on the canvas Escape cancels it and other keys do nothing. */
function handleDuringDrag(event: KeyboardEvent, { view }: ShortcutServices): boolean {
  const { canvas } = view.getState();
  if (!canvas?.isDragging()) return false;
  if (event.key === 'Escape') canvas.cancelDrag();
  consume(event);
  return true;
}

/** Keys typed before it has the focus are meant for the overlay and must not run single-letter actions. */
function bufferForOverlay(event: KeyboardEvent, { editor, overlays }: ShortcutServices): boolean {
  consume(event);
  const { key, ctrlKey, metaKey, altKey } = event;
  if (key === 'Escape') {
    // As in the prompt itself.
    if (overlays.getState().open === 'sharedKey') removeNewRelation(editor);
    overlays.setState({ open: null, bufferedInput: '' });
  } else if (key.length === 1 && !ctrlKey && !metaKey && !altKey)
    overlays.setState(({ bufferedInput }) => ({ bufferedInput: bufferedInput + key }));
  return true;
}
