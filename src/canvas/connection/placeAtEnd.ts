import { boxMeasures, type Position } from '../../model/index.ts';
import { GRID } from '../viewOptions.ts';

interface Line {
  readonly from: Position;
  /** Where it ends. */
  readonly at: Position;
}

/** The position of a new box whose title is at the end of a line: its left side, or its right side for a line to the left. */
export function placeAtEnd({ from, at }: Line, isSnapping: boolean): Position {
  const left = at.x < from.x ? at.x - boxMeasures.minWidth : at.x;
  const step = isSnapping ? GRID : 1;
  return {
    x: Math.round(left / step) * step,
    y: Math.round((at.y - boxMeasures.header / 2) / step) * step,
  };
}
