import { ChevronDown, Download, Package } from 'lucide-react';
import { useEditor } from '../editor/index.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { findAction } from './actions.ts';
import { useServices } from './services.ts';
import { shownShortcut } from './shortcut.ts';

/** The ways out of the browser. */
export function ExportMenu() {
  const { actions } = useServices();
  const zip = findAction(actions, 'downloadProject');
  const one = findAction(actions, 'downloadModel');
  const canZip = useEditor((state) => zip.isEnabled(state));
  const selected = useEditor(({ project, selection }) =>
    selection.models.length === 1 ? project.models.find(({ id }) => id === selection.models[0]) : undefined,
  );
  return (
    <Menu
      trigger={
        <Button look="primary">
          <Download size={14} /> Export <ChevronDown size={13} />
        </Button>
      }
      groups={[
        [
          {
            id: zip.id,
            label: zip.label,
            icon: <Package size={14} />,
            hint: shownShortcut(zip.shortcuts),
            isDisabled: !canZip,
            onSelect: () => zip.run(),
          },
          {
            id: one.id,
            label: selected === undefined ? one.label : selected.definition.name,
            icon: <Download size={14} />,
            hint: selected === undefined ? 'none selected' : selected.path.split('/').at(-1),
            isDisabled: selected === undefined,
            onSelect: () => one.run(),
          },
        ],
      ]}
    />
  );
}
