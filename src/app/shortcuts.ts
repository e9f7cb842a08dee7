import type { Editor } from '../editor/index.ts';
import { type Action, changesProject } from './actions.ts';
import { isMac, isShortcut, isTyping } from './shortcut.ts';

/** Runs the actions by their keys; returns its own undoing. */
export function listenToShortcuts(actions: readonly Action[], editor: Editor): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const typing = isTyping(event.target);
    // A dialog or a menu has the keys while it is open.
    if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]')) return;
    const action = actions.find(
      (candidate) =>
        (!typing || candidate.worksWhileTyping) &&
        candidate.shortcuts.some((shortcut) => isShortcut(event, shortcut, isMac)),
    );
    if (action === undefined) return;
    const state = editor.getState();
    // The editor tells why nothing happens.
    if (state.isReadOnly && changesProject(action)) editor.run((project) => project, undefined);
    if (!action.isEnabled(state)) return;
    event.preventDefault();
    event.stopPropagation();
    action.run();
  };
  // Before React Flow, which takes arrow keys whatever is held with them.
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}
