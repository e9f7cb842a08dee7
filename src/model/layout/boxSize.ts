/** Width and height of a model's box in CSS pixels at zoom 1. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const width = 240;
const headerHeight = 40;
const rowHeight = 26;
const padding = 8;

/** The room that a model's box will take, before it has been drawn and measured. */
export function estimateSize(propertyCount: number): Size {
  return { width, height: headerHeight + Math.max(1, propertyCount) * rowHeight + padding };
}
