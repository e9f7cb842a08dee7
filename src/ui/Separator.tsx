import type { KeyboardEvent, PointerEvent } from 'react';
import { classNames } from './classNames.ts';
import styles from './Separator.module.css';
import { textScale } from './textScale.ts';

interface SeparatorProps {
  /** What it changes: "Width of the outline". */
  readonly label: string;
  /** The direction of the line itself; a vertical line is dragged sideways. */
  readonly orientation: 'vertical' | 'horizontal';
  /** The present size, in the unit of `least` and `most`. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** Whether the default is in force: a drag that is canceled restores it. */
  readonly isDefault: boolean;
  /** Whether the size grows towards the left or the top. */
  readonly isReversed?: boolean;
  /** How much of the unit one CSS pixel is; without it, the unit is a pixel of the interface. */
  readonly perPixel?: () => number;
  readonly className?: string | undefined;
  /** Called at most once in a frame of the screen while the line is dragged. */
  readonly onChange: (value: number) => void;
  /** Restores the default size. */
  readonly onReset: () => void;
}

const KEY_STEP = 24;

/**
 * A border between two panels that is dragged by pointer, or moved with the arrow keys, Home and End.
 * Double-clicking it or Enter restores the default size; Escape cancels a drag.
 */
export function Separator(props: SeparatorProps) {
  const { label, orientation, value, least, most, isDefault, isReversed = false, className, onReset } = props;
  const isVertical = orientation === 'vertical';
  const change = (wanted: number): void => props.onChange(Math.max(least, Math.min(wanted, most)));
  const step = (pixels: number): number =>
    pixels * (isReversed ? -1 : 1) * (props.perPixel?.() ?? 1 / textScale());
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    // A panel or a grid behind it has drags and clicks of its own.
    event.stopPropagation();
    const at = (moved: { clientX: number; clientY: number }) => (isVertical ? moved.clientX : moved.clientY);
    const from = at(event);
    drag(event.currentTarget, event.pointerId, {
      move: (moved) => change(value + step(at(moved) - from)),
      cancel: () => (isDefault ? onReset() : change(value)),
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    const [back, forward] = isVertical ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (key === back) change(value - step(KEY_STEP));
    else if (key === forward) change(value + step(KEY_STEP));
    else if (key === 'Home') change(least);
    else if (key === 'End') change(most);
    else if (key === 'Enter') onReset();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved has no element of its own
    <div
      role="separator"
      aria-orientation={orientation}
      aria-label={label}
      aria-valuenow={Math.round(value)}
      aria-valuemin={Math.round(least)}
      aria-valuemax={Math.round(most)}
      title={`${label}: drag, or double-click for the default`}
      tabIndex={0}
      className={classNames(styles['separator'], styles[orientation], className)}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
    />
  );
}

interface DragListener {
  readonly move: (event: globalThis.PointerEvent) => void;
  readonly cancel: () => void;
}

/** Follows the pointer until it is released, and reports its last place once a frame. */
function drag(handle: HTMLElement, pointerId: number, { move, cancel }: DragListener): void {
  let latest: globalThis.PointerEvent | null = null;
  let frame = 0;
  const report = (): void => {
    frame = 0;
    if (latest !== null) move(latest);
    latest = null;
  };
  const onMove = (event: globalThis.PointerEvent): void => {
    latest = event;
    if (frame === 0) frame = requestAnimationFrame(report);
  };
  const onKey = (event: globalThis.KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    latest = null;
    cancel();
    handle.releasePointerCapture(pointerId);
  };
  const end = (): void => {
    cancelAnimationFrame(frame);
    report();
    delete handle.dataset['dragged'];
    handle.removeEventListener('pointermove', onMove);
    handle.ownerDocument.removeEventListener('keydown', onKey, { capture: true });
  };
  handle.setPointerCapture(pointerId);
  handle.dataset['dragged'] = '';
  handle.addEventListener('pointermove', onMove);
  handle.addEventListener('lostpointercapture', end, { once: true });
  handle.ownerDocument.addEventListener('keydown', onKey, { capture: true });
}
