import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, useRef } from 'react';
import type { Box } from '../../lib/geometry.ts';
import type { Position, Size } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import styles from './Resizer.module.css';
import { type ResizeHandle, resizeBox, resizeHandles } from './resizeBox.ts';

interface ResizerProps {
  readonly box: Box;
  readonly least: Size;
  /** Whether the corners can be seen; the resizeHandles never can. */
  readonly isShown: boolean;
  readonly onResize: (box: Box) => void;
  readonly onEnd: () => void;
}

interface Pull {
  readonly box: Box;
  readonly from: Position;
}

/** The resizeHandles and corners of a node, to be pulled. */
export function Resizer({ box, least, isShown, onResize, onEnd }: ResizerProps) {
  const flow = useReactFlow();
  const pull = useRef<Pull | null>(null);
  // In steps of the grid where the canvas snaps.
  const placeOf = ({ clientX, clientY }: PointerEvent): Position =>
    flow.screenToFlowPosition({ x: clientX, y: clientY });

  const start = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pull.current = { box, from: placeOf(event) };
  };
  const move = (event: PointerEvent, side: ResizeHandle): void => {
    if (pull.current === null) return;
    const { box: before, from } = pull.current;
    const to = placeOf(event);
    onResize(resizeBox(before, side, { x: to.x - from.x, y: to.y - from.y }, least));
  };
  const end = (): void => {
    if (pull.current === null) return;
    pull.current = null;
    onEnd();
  };

  return resizeHandles.map((side) => {
    const isCorner = side.includes(' ');
    return (
      <div
        key={side}
        data-side={side}
        className={classNames(
          'nodrag nopan',
          isCorner ? styles['corner'] : styles['side'],
          isCorner && isShown && styles['shown'],
        )}
        onPointerDown={start}
        onPointerMove={(event) => move(event, side)}
        onPointerUp={end}
        onPointerCancel={end}
      />
    );
  });
}
