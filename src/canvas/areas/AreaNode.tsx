import { type NodeProps, useStore } from '@xyflow/react';
import { type CSSProperties, memo } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import { shorten } from '../../lib/shorten.ts';
import { updateArea } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { resizeStep } from '../drags.ts';
import type { AreaNode as AreaNodeType } from '../flow.ts';
import { useInPlaceEditing, useIsTitleEdited } from '../inPlace.ts';
import styles from './AreaNode.module.css';
import { Resizer } from './Resizer.tsx';
import { TitleField } from './TitleField.tsx';
import { titleScale } from './titleScale.ts';

const leastSize = { width: 120, height: 80 };

/** A coloured region behind models. Its title moves it, its border resizes it; the rest ignores the pointer. */
export const AreaNode = memo(function AreaNode({ id, data, selected, draggable }: NodeProps<AreaNodeType>) {
  const { name, colour, position, size } = data.area;
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const isEdited = useIsTitleEdited(id);
  const scale = useStore(({ transform }) => titleScale(transform[2]));
  const style = { '--hue': `var(--area-${colour})`, '--title-scale': scale } as CSSProperties;
  return (
    <div
      className={classNames(styles['area'], selected && styles['selected'])}
      data-area={shorten(name)}
      style={style}
    >
      {draggable ? (
        <Resizer
          box={{ ...position, ...size }}
          least={leastSize}
          isShown={selected}
          onResize={({ x, y, width, height }) =>
            editor.run(
              updateArea,
              { areaId: id, changes: { position: { x, y }, size: { width, height } } },
              { step: resizeStep(id), label: 'Resize area' },
            )
          }
          onEnd={() => editor.endStep()}
        />
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter and F2 edit it too, and the inspector has a field */}
      <header
        className={styles['title']}
        onDoubleClick={() => editing.setState({ target: { areaId: id, part: 'title' } })}
      >
        {isEdited ? (
          <TitleField areaId={id} name={name} />
        ) : (
          <span className={styles['name']}>{shorten(name)}</span>
        )}
      </header>
    </div>
  );
});
