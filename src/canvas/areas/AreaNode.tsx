import { type NodeProps, NodeResizer, useStore } from '@xyflow/react';
import { type CSSProperties, memo } from 'react';
import { classNames } from '../../ui/classNames.ts';
import type { AreaNode as AreaNodeType } from '../flow.ts';
import { useInPlaceEditing, useIsTitleEdited } from '../inPlace.ts';
import styles from './AreaNode.module.css';
import { TitleField } from './TitleField.tsx';
import { titleScale } from './titleScale.ts';

/** A coloured field behind models. Its title moves it, its border resizes it; the pointer passes through the rest. */
export const AreaNode = memo(function AreaNode({ id, data, selected, draggable }: NodeProps<AreaNodeType>) {
  const { name, colour } = data.area;
  const editing = useInPlaceEditing();
  const isEdited = useIsTitleEdited(id);
  const scale = useStore(({ transform }) => titleScale(transform[2]));
  const style = { '--hue': `var(--area-${colour})`, '--title-scale': scale } as CSSProperties;
  return (
    <div
      className={classNames(styles['area'], selected && styles['selected'])}
      data-area={name}
      style={style}
    >
      {draggable ? (
        <NodeResizer
          minWidth={120}
          minHeight={80}
          lineClassName={styles['edge'] ?? ''}
          handleClassName={classNames(styles['corner'], selected && styles['shown'])}
        />
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter and F2 edit it too, and the inspector has a field */}
      <header
        className={styles['title']}
        onDoubleClick={() => editing.setState({ target: { areaId: id, part: 'title' } })}
      >
        {isEdited ? <TitleField areaId={id} name={name} /> : <span className={styles['name']}>{name}</span>}
      </header>
    </div>
  );
});
