/** Below this zoom the rows of a box are unreadable: a 13 px letter is less than 5 px high. */
export const FAR_ZOOM = 0.36;

/** The least zoom: a box is 4 px wide there. */
export const LEAST_ZOOM = 0.02;

/** Up to this many models are mounted at any zoom; more are painted as one overview when zoomed far out. */
const FEW = 40;

/** Up to this many selected models stay mounted in the overview. */
const MANY_SELECTED = 30;

/** Whether the models are painted as one overview; single ones are mounted when hovered. */
export function isFarOut(zoom: number, models: number, edges = 0): boolean {
  return isLarge(models, edges) && zoom < FAR_ZOOM;
}

/** The most edges that are mounted: more would be too slow to move. */
export const MOST_EDGES = 250;

/** Whether only a part of so many models and relations is mounted. */
export const isLarge = (models: number, edges = 0): boolean => models > FEW || edges > MOST_EDGES;

const none: ReadonlySet<string> = new Set();

/**
 * The models that stay mounted in the overview: the hovered one, the one that a
 * relation is dragged from, and the selected ones.
 */
export function modelsKeptAsNodes(
  pointedAt: readonly (string | null)[],
  selected: readonly string[],
): ReadonlySet<string> {
  const shown = selected.length > MANY_SELECTED ? [] : selected;
  const all = [...shown, ...pointedAt.filter((id) => id !== null)];
  return all.length === 0 ? none : new Set(all);
}
