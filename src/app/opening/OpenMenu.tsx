import { ChevronDown, ClipboardPaste, FileJson, FolderOpen, FolderTree } from 'lucide-react';
import type { ReactElement } from 'react';
import { readOnlyReason, useEditor } from '../../editor/index.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { shownShortcut } from '../../ui/keyCombo.ts';
import { Menu } from '../../ui/Menu.tsx';
import type { MenuItem } from '../../ui/menuItem.ts';
import { type ActionId, findAction } from '../actions/actions.ts';
import { useServices } from '../start/services.ts';
import styles from './OpenMenu.module.css';

const icons: readonly (readonly [ActionId, ReactElement])[] = [
  ['openFiles', <FileJson key="files" size={14} />],
  ['openFolder', <FolderTree key="folder" size={14} />],
  ['pasteModels', <ClipboardPaste key="paste" size={14} />],
];

/** Returns the ways to open something as menu items. */
export function useOpenItems(): readonly MenuItem[] {
  const { actions } = useServices();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  return icons.map(([id, icon]) => {
    const { label, shortcuts, run } = findAction(actions, id);
    return { id, label, icon, hint: shownShortcut(shortcuts), isDisabled: isReadOnly, onSelect: run };
  });
}

/** The Open button for files, with a menu of the other ways. */
export function OpenMenu() {
  const { actions } = useServices();
  const open = findAction(actions, 'openFiles');
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const items = useOpenItems();
  return (
    <div className={styles['split']} data-goes="6">
      <Button
        look="outlined"
        disabled={isReadOnly}
        onClick={() => open.run()}
        title={isReadOnly ? readOnlyReason : `${open.label} (${shownShortcut(open.shortcuts)})`}
      >
        <FolderOpen size={14} /> <span data-word="1">Open</span>
      </Button>
      <Menu
        trigger={
          <IconButton look="outlined" label="More ways to open" data-goes="4">
            <ChevronDown size={13} />
          </IconButton>
        }
        groups={[items]}
      />
    </div>
  );
}
