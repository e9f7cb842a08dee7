import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, useRef } from 'react';
import type { Box } from '../../lib/geometry.ts';
import type { Position, Size } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { useIsDragCancelled } from '../drags.ts';
import styles from './Resizer.module.css';
import { type ResizeHandle, resizeBox, resizeHandles } from './resizeBox.ts';

interface ResizerProps {
  readonly box: Box;
  readonly least: Size;
  /** Whether the corners are visible; the sides never are. */
  readonly isShown: boolean;
  readonly onResize: (box: Box) => void;
  readonly onEnd: () => void;
}

interface ResizeDrag {
  readonly box: Box;
  readonly from: Position;
}

/** The draggable sides and corners of a node. */
export function Resizer({ box, least, isShown, onResize, onEnd }: ResizerProps) {
  const flow = useReactFlow();
  const drag = useRef<ResizeDrag | null>(null);
  const isCancelled = useIsDragCancelled();
  // Snaps to the grid where the canvas does.
  const positionOf = ({ clientX, clientY }: PointerEvent): Position =>
    flow.screenToFlowPosition({ x: clientX, y: clientY });

  const start = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { box, from: positionOf(event) };
  };
  const move = (event: PointerEvent, side: ResizeHandle): void => {
    if (drag.current === null || isCancelled()) return;
    const { box: before, from } = drag.current;
    const to = positionOf(event);
    onResize(resizeBox(before, side, { x: to.x - from.x, y: to.y - from.y }, least));
  };
  const end = (): void => {
    if (drag.current === null) return;
    drag.current = null;
    if (!isCancelled()) onEnd();
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
