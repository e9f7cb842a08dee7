import { ChevronDown, ClipboardPaste, FileJson, FolderOpen, FolderTree } from 'lucide-react';
import type { ReactElement } from 'react';
import { readOnlyReason, useEditor } from '../../editor/index.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { type ActionId, findAction } from '../actions.ts';
import { useServices } from '../services.ts';
import { shownShortcut } from '../shortcut.ts';
import styles from './OpenMenu.module.css';

const icons: readonly (readonly [ActionId, ReactElement])[] = [
  ['openFiles', <FileJson key="files" size={14} />],
  ['openFolder', <FolderTree key="folder" size={14} />],
  ['pasteJson', <ClipboardPaste key="paste" size={14} />],
];

/** The ways into the browser: files at once, the others one step away. */
export function OpenMenu() {
  const { actions } = useServices();
  const open = findAction(actions, 'openFiles');
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const items = icons.map(([id, icon]) => {
    const { label, shortcuts, run } = findAction(actions, id);
    return { id, label, icon, hint: shownShortcut(shortcuts), isDisabled: isReadOnly, onSelect: run };
  });
  return (
    <div className={styles['split']}>
      <Button
        look="outlined"
        disabled={isReadOnly}
        onClick={() => open.run()}
        title={isReadOnly ? readOnlyReason : `${open.label} (${shownShortcut(open.shortcuts)})`}
      >
        <FolderOpen size={14} /> <span className="wide-only">Open</span>
      </Button>
      <Menu
        trigger={
          <IconButton look="outlined" label="More ways to open">
            <ChevronDown size={13} />
          </IconButton>
        }
        groups={[items]}
      />
    </div>
  );
}
