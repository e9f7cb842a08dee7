import type { Box } from '../../lib/geometry.ts';

/** About the width of a box, in CSS pixels at zoom 1. */
const STRIP = 400;
/** A box that spans at least this many strips is checked in every query. */
const MOST_STRIPS = 8;

/** An index of movable boxes: each box is filed in the vertical strips that it spans. */
export interface BoxStrips {
  at(id: string): Box;
  put(id: string, box: Box): void;
  /** Visits all boxes that may overlap the region, possibly others, and possibly some repeatedly. */
  visitNear(region: Box, visit: (id: string) => void): void;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

export function createBoxStrips(): BoxStrips {
  const boxes = new Map<string, Box>();
  const strips = new Map<number, Set<string>>();
  const wide = new Set<string>();

  const leave = (id: string, { first, last }: Range): void => {
    if (isWide({ first, last })) wide.delete(id);
    else for (let strip = first; strip <= last; strip += 1) strips.get(strip)?.delete(id);
  };
  const enter = (id: string, { first, last }: Range): void => {
    if (isWide({ first, last })) wide.add(id);
    else
      for (let strip = first; strip <= last; strip += 1)
        strips.set(strip, (strips.get(strip) ?? new Set()).add(id));
  };

  return {
    at: (id) => boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 },
    put: (id, box) => {
      const known = boxes.get(id);
      boxes.set(id, box);
      const over = rangeOf(box);
      const before = known && rangeOf(known);
      if (before?.first === over.first && before.last === over.last) return;
      if (before) leave(id, before);
      enter(id, over);
    },
    visitNear: (region, visit) => {
      const over = rangeOf(region);
      if (isWide(over)) {
        for (const id of boxes.keys()) visit(id);
        return;
      }
      for (const id of wide) visit(id);
      for (let strip = over.first; strip <= over.last; strip += 1)
        for (const id of strips.get(strip) ?? []) visit(id);
    },
  };
}

function rangeOf({ x, width }: Box): Range {
  return { first: Math.floor(x / STRIP), last: Math.floor((x + width) / STRIP) };
}

function isWide({ first, last }: Range): boolean {
  return last - first >= MOST_STRIPS;
}
