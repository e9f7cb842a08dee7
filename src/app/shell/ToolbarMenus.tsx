import { CircleQuestionMark, Ellipsis } from 'lucide-react';
import { useEditor } from '../../editor/index.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { shownShortcut } from '../../ui/keyCombo.ts';
import { Menu } from '../../ui/Menu.tsx';
import type { MenuItem } from '../../ui/menuItem.ts';
import { type Action, type ActionId, findAction } from '../actions/actions.ts';
import { useExportItems } from '../export/ExportMenu.tsx';
import { useOpenItems } from '../opening/OpenMenu.tsx';
import { useServices } from '../start/services.ts';
import { panelItems, useViewItems } from './viewItems.tsx';

const helpIds: readonly ActionId[] = ['startTour', 'showShortcuts', 'explainHasMany', 'reportProblem'];

function helpItems(actions: readonly Action[], isReadOnly: boolean): readonly MenuItem[] {
  return helpIds.map((id) => {
    const { label, shortcuts, run } = findAction(actions, id);
    const isDisabled = isReadOnly && id === 'startTour';
    return { id, label, hint: shownShortcut(shortcuts), isDisabled, onSelect: run };
  });
}

/** Everything that explains the designer. */
export function HelpMenu() {
  const { actions } = useServices();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  return (
    <Menu
      trigger={
        <IconButton label="Help">
          <CircleQuestionMark size={15} />
        </IconButton>
      }
      groups={() => [helpItems(actions, isReadOnly)]}
    />
  );
}

const moreIds: readonly ActionId[] = [
  'addArea',
  'addNote',
  'fitView',
  'autoLayout',
  'openPalette',
  'openChanges',
  'redo',
];

/** Holds the actions that have left the toolbar at a stage; the stages are those of `data-goes`. */
export function MoreMenu({ stage }: { stage: number }) {
  const { actions } = useServices();
  const view = useViewItems();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const open = useOpenItems();
  const exports = useExportItems();
  const enabled = useEditor((state) =>
    moreIds.filter((id) => findAction(actions, id).isEnabled(state)).join(' '),
  );
  const items = moreIds.flatMap((id) => {
    if (id === 'redo' && stage < 5) return [];
    const { label, shortcuts, run } = findAction(actions, id);
    const isDisabled = !enabled.split(' ').includes(id);
    return [{ id, label, hint: shownShortcut(shortcuts), isDisabled, onSelect: run }];
  });
  return (
    <Menu
      trigger={
        <IconButton label="More actions">
          <Ellipsis size={15} />
        </IconButton>
      }
      groups={() => [
        items,
        stage >= 4 ? open : [],
        ...(stage >= 7 ? exports : []),
        ...view,
        ...panelItems(actions),
        stage >= 3 ? helpItems(actions, isReadOnly) : [],
      ]}
    />
  );
}
