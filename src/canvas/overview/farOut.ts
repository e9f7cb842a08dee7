/** Below this zoom the rows of a box can't be read: at 13 px a letter is less than 5 px high. */
export const FAR_ZOOM = 0.36;

/** The view goes no farther out: a box is 4 px wide there. */
export const LEAST_ZOOM = 0.02;

/** As many models are drawn as boxes at any zoom; more of them, far out, as one picture. */
const FEW = 40;

/** Selected models stay boxes far out, unless there are very many. */
const MANY_SELECTED = 30;

/** Whether the models are drawn as one picture, in which single ones become boxes when they are pointed at. */
export function isFarOut(zoom: number, models: number, edges = 0): boolean {
  return isLarge(models, edges) && zoom < FAR_ZOOM;
}

/** As many relations are parts of the page; more of them, between however few models, would be too many to move. */
export const MOST_EDGES = 250;

/** Whether only a part of so many models and relations is drawn as boxes and edges. */
export const isLarge = (models: number, edges = 0): boolean => models > FEW || edges > MOST_EDGES;

const none: ReadonlySet<string> = new Set();

/**
 * The models that are boxes although the view is far out: those that are pointed
 * at or that a relation is dragged from, and the selected ones.
 */
export function boxesFarOut(
  pointedAt: readonly (string | null)[],
  selected: readonly string[],
): ReadonlySet<string> {
  const shown = selected.length > MANY_SELECTED ? [] : selected;
  const all = [...shown, ...pointedAt.filter((id) => id !== null)];
  return all.length === 0 ? none : new Set(all);
}
