import { memoByKey } from '../../lib/memo.ts';
import { describeProperties, type PropertyView } from '../describeProperties.ts';
import type { ModelEntry, Project, Size } from '../project.ts';
import { relationsOf } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';

/** What a model's box lists: properties, then the relations that have no model to point at. */
export interface BoxRows {
  readonly properties: readonly PropertyView[];
  readonly loose: readonly ResolvedRelation[];
}

/** The measures that boxes are drawn to, in CSS pixels at zoom 1. */
export const boxMeasures = {
  header: 40,
  row: 26,
  /** A foreign key says on a second line which relation it comes from. */
  keyRow: 40,
  /** Above the first row and below the last. */
  padding: 6,
  minWidth: 220,
  maxWidth: 340,
} as const;

const characterWidth = 7.2;
const rowChrome = 66;

/** Everything that a box lists. */
export function boxRowsOf(project: Project, { id }: ModelEntry): BoxRows {
  return {
    properties: describeProperties(project, id),
    loose: relationsOf(project, id).filter(({ target }) => target === null),
  };
}

/** What a list of properties takes of a box. */
interface Measured {
  /** Of the longest line, in characters. */
  readonly length: number;
  readonly height: number;
  /** The middle of each row by its property's name, from the top of the first row. */
  readonly centres: ReadonlyMap<string, number>;
}

const measure = memoByKey((properties: readonly PropertyView[]): Measured => {
  let [length, height] = [0, 0];
  const centres = new Map<string, number>();
  for (const property of properties) {
    const { name, typeLabel, from } = property;
    length = Math.max(length, name.length + typeLabel.length, (from?.length ?? 0) * 0.9 + 6);
    const own = rowHeight(property);
    if (!centres.has(name)) centres.set(name, height + own / 2);
    height += own;
  }
  return { length, height, centres };
});

/** The room that a box takes, worked out from its texts: nothing is measured in a page. */
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

/** The middle of a property's row, from the top of its box; null when the box has no such row. */
export function rowCentre({ properties }: BoxRows, name: string): number | null {
  const centre = measure(properties).centres.get(name);
  return centre === undefined ? null : boxMeasures.header + boxMeasures.padding + centre;
}

/** A row of a box, and where it begins, from the top of the box. */
export interface BoxRow {
  readonly property: PropertyView;
  readonly top: number;
  readonly height: number;
}

/** The property whose row is so far below the top of its box; null on the header, a relation's row and the padding. */
export function rowAt({ properties }: BoxRows, y: number): BoxRow | null {
  let top = boxMeasures.header + boxMeasures.padding;
  for (const property of properties) {
    const height = rowHeight(property);
    if (y < top) return null;
    if (y < top + height) return { property, top, height };
    top += height;
  }
  return null;
}

function rowHeight({ from }: PropertyView): number {
  return from === undefined ? boxMeasures.row : boxMeasures.keyRow;
}
