import { Check } from 'lucide-react';
import { useStore } from 'zustand';
import { nextDetail } from '../../canvas/index.ts';
import type { DetailLevel } from '../../model/index.ts';
import { shownShortcut } from '../../ui/keyCombo.ts';
import type { MenuItem } from '../../ui/menuItem.ts';
import { type Action, type ActionId, findAction } from '../actions/actions.ts';
import { detailActionIds } from '../actions/detailActions.ts';
import { type Services, useServices } from '../start/services.ts';

const details: readonly (readonly [DetailLevel, string])[] = [
  ['all', 'All rows'],
  ['keys', 'Keys'],
  ['names', 'Names'],
];

const toggles: readonly ActionId[] = ['toggleFocus', 'toggleMinimap', 'toggleSnapping', 'toggleLock'];

/** The lines of the View menu: the level of detail, what is switched on and off, and the legend. */
export function useViewItems(): readonly (readonly MenuItem[])[] {
  const { actions, viewOptions } = useServices();
  const { detail } = useStore(viewOptions);
  const next = findAction(actions, 'changeDetail');
  return [
    details.map(([level, label]) => {
      const hint = nextDetail(detail) === level ? shownShortcut(next.shortcuts) : undefined;
      return {
        ...toItem(findAction(actions, detailActionIds[level])),
        label,
        isChosen: level === detail,
        hint,
      };
    }),
    toggles.map((id) => toItem(findAction(actions, id))),
    [toItem(findAction(actions, 'showLegend'))],
  ];
}

const panelIds: readonly ActionId[] = ['toggleOutline', 'toggleInspector', 'maximizeCanvas', 'maximizeDock'];
const themeIds: readonly ActionId[] = ['systemTheme', 'lightTheme', 'darkTheme'];

/** The lines for the panels and the theme, as they are when the menu opens. */
export function panelItems(actions: readonly Action[]): readonly (readonly MenuItem[])[] {
  return [panelIds, themeIds].map((ids) => ids.map((id) => toItem(findAction(actions, id))));
}

function toItem(action: Action): MenuItem {
  return {
    id: action.id,
    label: action.label,
    icon: action.isOn?.() ? <Check size={14} /> : <span style={{ width: 14 }} />,
    hint: shownShortcut(action.shortcuts),
    onSelect: () => action.run(),
  };
}

const zoomIds: readonly (readonly ActionId[])[] = [
  ['zoomIn', 'zoomOut'],
  ['zoomHalf', 'zoomFull', 'zoomDouble'],
  ['fitView', 'zoomToSelection'],
];

/** The lines of the menu that zooms. */
export function zoomItems({ actions, editor }: Services): readonly (readonly MenuItem[])[] {
  return zoomIds.map((ids) =>
    ids.map((id) => {
      const action = findAction(actions, id);
      const { label, shortcuts, run } = action;
      const isDisabled = !action.isEnabled(editor.getState());
      return { id, label, hint: shownShortcut(shortcuts), isDisabled, onSelect: run };
    }),
  );
}
