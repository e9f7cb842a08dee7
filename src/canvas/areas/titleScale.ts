const scales = [1, 1.5, 2, 3, 4, 6];

/**
 * How much larger a title is drawn, so that it can still be read far out: a few
 * steps, so that zooming seldom draws it anew.
 */
export function titleScale(zoom: number): number {
  return scales.findLast((scale) => scale <= 0.9 / zoom) ?? 1;
}
