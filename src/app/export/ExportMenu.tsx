import {
  ChevronDown,
  Copy,
  Download,
  FileArchive,
  FileJson,
  FileText,
  FolderSync,
  Image,
  Link,
  Package,
  Printer,
  Workflow,
} from 'lucide-react';
import type { ReactElement } from 'react';
import { useEditor } from '../../editor/index.ts';
import { Button } from '../../ui/Button.tsx';
import { shownShortcut } from '../../ui/keyCombo.ts';
import { Menu } from '../../ui/Menu.tsx';
import type { MenuItem } from '../../ui/menuItem.ts';
import { type ActionId, findAction } from '../actions/actions.ts';
import { useServices } from '../start/services.ts';

const groups: readonly (readonly (readonly [ActionId, ReactElement])[])[] = [
  [
    ['downloadProject', <Package key="zip" size={14} />],
    ['downloadModel', <FileJson key="model" size={14} />],
    ['saveToFolder', <FolderSync key="folder" size={14} />],
  ],
  [
    ['downloadProjectFile', <FileArchive key="project" size={14} />],
    ['shareLink', <Link key="link" size={14} />],
  ],
  [
    ['downloadSvg', <Image key="svg" size={14} />],
    ['downloadPng', <Image key="png" size={14} />],
    ['copyPicture', <Copy key="copy" size={14} />],
    ['choosePicture', <Image key="choose" size={14} />],
    ['printPicture', <Printer key="print" size={14} />],
  ],
  [
    ['downloadMermaid', <Workflow key="mermaid" size={14} />],
    ['downloadMarkdown', <FileText key="markdown" size={14} />],
  ],
];

/** Returns the ways to export as groups of menu items. */
export function useExportItems(): readonly (readonly MenuItem[])[] {
  const { actions } = useServices();
  const enabled = useEditor((state) =>
    groups
      .flat()
      .map(([id]) => id)
      .filter((id) => findAction(actions, id).isEnabled(state))
      .join(' '),
  );
  // Not the entry itself, which changes with each frame of a drag.
  const selected = useEditor(({ project, selection }) => {
    const entry =
      selection.models.length === 1 ? project.models.find(({ id }) => id === selection.models[0]) : undefined;
    return entry && `${entry.definition.name}\n${entry.path}`;
  });
  const toItem = ([id, icon]: readonly [ActionId, ReactElement]): MenuItem => {
    const { label, shortcuts, run } = findAction(actions, id);
    return {
      id,
      label,
      icon,
      hint: shownShortcut(shortcuts),
      isDisabled: !enabled.split(' ').includes(id),
      onSelect: run,
      ...(id === 'downloadModel' ? describeSelected(selected) : {}),
    };
  };
  return groups.map((group) => group.map(toItem));
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
