import { useEditorActions } from '../../editor/index.ts';
import { updateArea } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { TextField } from '../../ui/TextField.tsx';
import { focusNode } from '../focusNode.ts';
import { useInPlaceEditing } from '../inPlace.ts';
import { useBringIntoView } from '../useBringIntoView.ts';
import styles from './AreaNode.module.css';

/** The area's title as a field; every letter takes effect immediately. */
export function TitleField({ areaId, name }: { areaId: string; name: string }) {
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const bringIntoView = useBringIntoView();
  const type = (text: string): boolean => {
    const title = text.trim();
    editor.run(
      updateArea,
      { areaId, changes: { name: title } },
      { step: `area:${areaId}`, label: 'Rename area' },
    );
    return title === text;
  };
  return (
    <TextField
      autoFocus
      className={classNames(styles['field'], 'nodrag nopan')}
      aria-label="Area title"
      value={name}
      onType={type}
      onCancel={() => editor.cancelStep()}
      onDone={() => {
        editor.endStep();
        editing.setState({ target: null });
      }}
      onLeave={focusNode}
      onFocus={({ currentTarget }) => {
        currentTarget.select();
        bringIntoView(currentTarget);
      }}
    />
  );
}
