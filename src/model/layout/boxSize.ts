import { memoByKey } from '../../lib/memo.ts';
import { describeProperties, type PropertyView } from '../describeProperties.ts';
import type { ModelEntry, ModelId, Project, Size } from '../project.ts';
import { relationsOf } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { depthOfRow, type PropertyRow, unfoldedRows } from './unfoldedRows.ts';

/** The rows of a model's box: properties, with what unfolded ones hold, then relations whose target is missing. */
export interface BoxRows {
  readonly properties: readonly PropertyRow[];
  readonly loose: readonly ResolvedRelation[];
}

/** The dimensions of boxes, in CSS pixels at zoom 1. */
export const boxMeasures = {
  header: 40,
  row: 26,
  /** Higher: a foreign key has a second line with the relation that adds it. */
  keyRow: 40,
  /** Above the first row and below the last. */
  padding: 6,
  minWidth: 220,
  maxWidth: 340,
} as const;

const characterWidth = 7.2;
const rowChrome = 66;

/** Which rows of a model are shown. */
export type DetailLevel = 'all' | 'keys' | 'names';

/** The rows of a model's box at a level of detail. */
export function boxRowsOf(project: Project, { id }: ModelEntry, detail: DetailLevel = 'all'): BoxRows {
  return {
    properties: boxProperties(project, id, detail),
    loose: detail === 'all' ? relationsOf(project, id).filter(({ target }) => target === null) : [],
  };
}

const noProperties: readonly PropertyView[] = [];

/** The rows of properties that a level of detail shows; the same list while nothing in it changes. */
export function boxProperties(
  project: Project,
  modelId: ModelId,
  detail: DetailLevel,
): readonly PropertyRow[] {
  const properties = describeProperties(project, modelId);
  if (detail === 'all') return unfoldedRows(project, modelId, properties);
  return detail === 'names' ? noProperties : keysAmong(properties);
}

const keysAmong = memoByKey((properties: readonly PropertyView[]) =>
  properties.filter(({ isId, from }) => isId || from !== undefined),
);

/** The space that a list of properties needs in a box. */
interface ListMeasures {
  /** The length of the longest line, in characters. */
  readonly length: number;
  readonly height: number;
  /** The middle of each row of an own property by its name, relative to the top of the first row. */
  readonly centres: ReadonlyMap<string, number>;
}

const measure = memoByKey((properties: readonly PropertyRow[]): ListMeasures => {
  let [length, height] = [0, 0];
  const centres = new Map<string, number>();
  for (const property of properties) {
    const { name, typeLabel, from, within } = property;
    length = Math.max(
      length,
      name.length + typeLabel.length + 2 * depthOfRow(property),
      (from?.length ?? 0) * 0.9 + 6,
    );
    const own = rowHeight(property);
    if (within === undefined && !centres.has(name)) centres.set(name, height + own / 2);
    height += own;
  }
  return { length, height, centres };
});

/** The size of a box, estimated from its texts: nothing is measured in the page. */
export function boxSize(name: string, { properties, loose }: BoxRows): Size {
  const { header, row, padding, minWidth, maxWidth } = boxMeasures;
  const { length, height } = measure(properties);
  let longest = Math.max(name.length * 1.15 + 6, length);
  for (const relation of loose) {
    longest = Math.max(longest, relation.name.value.length + relation.type.length + 4);
  }
  const width = Math.round(Math.min(maxWidth, Math.max(minWidth, longest * characterWidth + rowChrome)));
  const rows = height + loose.length * row;
  return { width, height: rows === 0 ? header : header + rows + 2 * padding };
}

/** The middle of a property's row, relative to the top of the box; null where the box has no such row. */
export function rowCentre({ properties }: BoxRows, name: string): number | null {
  const centre = measure(properties).centres.get(name);
  return centre === undefined ? null : boxMeasures.header + boxMeasures.padding + centre;
}

/** A row of a box, with its offset from the top of the box. */
export interface BoxRow {
  readonly property: PropertyView;
  readonly top: number;
  readonly height: number;
}

/** The row of an own property at a distance from the top of the box; null on the header, other rows and the padding. */
export function rowAt({ properties }: BoxRows, y: number): BoxRow | null {
  let top = boxMeasures.header + boxMeasures.padding;
  for (const property of properties) {
    const height = rowHeight(property);
    if (y < top) return null;
    if (y < top + height) return property.within === undefined ? { property, top, height } : null;
    top += height;
  }
  return null;
}

function rowHeight({ from }: PropertyView): number {
  return from === undefined ? boxMeasures.row : boxMeasures.keyRow;
}
