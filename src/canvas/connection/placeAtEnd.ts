import { boxMeasures, type Position } from '../../model/index.ts';
import { GRID } from '../viewOptions.ts';

interface Line {
  readonly from: Position;
  /** Where it ends. */
  readonly at: Position;
}

/** Where a new box stands so that a line comes to its title: at its left, or at its right for a line to the left. */
export function placeAtEnd({ from, at }: Line, isSnapping: boolean): Position {
  const left = at.x < from.x ? at.x - boxMeasures.minWidth : at.x;
  const step = isSnapping ? GRID : 1;
  return {
    x: Math.round(left / step) * step,
    y: Math.round((at.y - boxMeasures.header / 2) / step) * step,
  };
}
