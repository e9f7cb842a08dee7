import { Check, ChevronDown, Download } from 'lucide-react';
import { Suspense } from 'react';
import { useEditor } from '../../editor/index.ts';
import { Button } from '../../ui/Button.tsx';
import { shownShortcut } from '../../ui/keyCombo.ts';
import { latePart } from '../../ui/latePart.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { MenuItem } from '../../ui/menuItem.ts';
import { findAction } from '../actions/actions.ts';
import { useServices } from '../start/services.ts';
import { type ExportId, exportGroups } from './exportGroups.ts';

// With the menu: the icons of all its lines would make the first page larger.
const ExportIcon = latePart<{ readonly id: ExportId }>({
  name: 'The icon',
  load: async () => (await import('./ExportIcon.tsx')).ExportIcon,
  failed: () => <NoIcon />,
});

/** Keeps the room of an icon. */
function NoIcon() {
  return <Download size={14} visibility="hidden" />;
}

/** Returns the ways to export as groups of menu items. */
export function useExportItems(): readonly (readonly MenuItem[])[] {
  const { actions } = useServices();
  const enabled = useEditor((state) =>
    exportGroups
      .flat()
      .filter((id) => findAction(actions, id).isEnabled(state))
      .join(' '),
  );
  useEditor(({ project }) => project.canvasFile !== undefined);
  // Not the entry itself, which changes with each frame of a drag.
  const selected = useEditor(({ project, selection }) => {
    const entry =
      selection.models.length === 1 ? project.models.find(({ id }) => id === selection.models[0]) : undefined;
    return entry && `${entry.definition.name}\n${entry.path}`;
  });
  const toItem = (id: ExportId): MenuItem => {
    const { label, shortcuts, run, isOn } = findAction(actions, id);
    return {
      id,
      label,
      icon: isOn?.() ? (
        <Check size={14} />
      ) : (
        <Suspense fallback={<NoIcon />}>
          <ExportIcon id={id} />
        </Suspense>
      ),
      hint: shownShortcut(shortcuts),
      isDisabled: !enabled.split(' ').includes(id),
      onSelect: run,
      ...(id === 'export:model' ? describeSelected(selected) : {}),
    };
  };
  return exportGroups.map((group) => group.map(toItem));
}

/** The Export menu. */
export function ExportMenu() {
  return (
    <Menu
      trigger={
        <Button look="primary" data-goes="7">
          <Download size={14} /> <span data-word="1">Export</span> <ChevronDown size={13} />
        </Button>
      }
      groups={useExportItems()}
    />
  );
}

/** Names the selected model in the menu item. */
function describeSelected(selected: string | undefined): Partial<MenuItem> {
  if (selected === undefined) return { hint: 'none selected' };
  const [name = '', path = ''] = selected.split('\n');
  return { label: name, hint: path.split('/').at(-1) };
}
