const scales = [1, 1.5, 2, 3, 4, 6];

/**
 * The scale of titles, which keeps them readable when zoomed out. Rounded to a
 * few steps, so that zooming seldom re-renders them.
 */
export function titleScale(zoom: number): number {
  return scales.findLast((scale) => scale <= 0.9 / zoom) ?? 1;
}
