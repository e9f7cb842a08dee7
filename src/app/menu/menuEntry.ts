import { copyText } from '../../ui/copyText.ts';
import { shownShortcut } from '../../ui/keyCombo.ts';
import type { MenuItem } from '../../ui/menuItem.ts';
import { type ActionId, findAction } from '../actions/actions.ts';
import type { Services } from '../start/services.ts';

/** An action by its id, which has its label and its key, or an entry of one menu alone; null is left out. */
export type MenuEntry = ActionId | MenuItem | null;

/** The part of the page that the entries use. */
export type MenuServices = Pick<
  Services,
  'actions' | 'addModelAt' | 'editing' | 'editor' | 'notices' | 'opening' | 'overlays' | 'reveal' | 'view'
>;

/** An action that its kind of thing calls by another name: the key and the rest stay. */
export function actionAs({ actions, editor }: MenuServices, id: ActionId, label: string): MenuItem {
  const action = findAction(actions, id);
  return {
    id,
    label,
    hint: shownShortcut(action.shortcuts),
    isDisabled: !action.isEnabled(editor.getState()),
    onSelect: () => action.run(),
  };
}

/** An entry that copies a text, and says what was copied. */
export function copyEntry(
  { notices }: MenuServices,
  label: string,
  what: string,
  text: () => string,
): MenuItem {
  return {
    id: `copy ${what}`,
    label,
    onSelect: () =>
      void copyText(text()).then((isCopied) =>
        notices.show(
          isCopied
            ? { tone: 'info', text: `Copied ${what}.` }
            : { tone: 'error', text: 'The browser does not let this page write to the clipboard.' },
        ),
      ),
  };
}
