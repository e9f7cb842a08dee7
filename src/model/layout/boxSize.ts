import { greatestOf } from '../../lib/extremes.ts';
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

/** The room that a box takes, worked out from its texts: nothing is measured in a page. */
export function boxSize(name: string, { properties, loose }: BoxRows): Size {
  const { header, row, padding, minWidth, maxWidth } = boxMeasures;
  const lengths = [
    name.length * 1.15 + 6,
    ...properties.map((property) => property.name.length + property.typeLabel.length),
    ...properties.map(({ from }) => (from?.length ?? 0) * 0.9 + 6),
    ...loose.map((relation) => relation.name.value.length + relation.type.length + 4),
  ];
  const width = Math.round(
    Math.min(maxWidth, Math.max(minWidth, greatestOf(lengths) * characterWidth + rowChrome)),
  );
  const rows = properties.reduce((sum, property) => sum + rowHeight(property), 0) + loose.length * row;
  return { width, height: rows === 0 ? header : header + rows + 2 * padding };
}

/** The middle of a property's row, from the top of its box; null when the box has no such row. */
export function rowCentre({ properties }: BoxRows, name: string): number | null {
  let y = boxMeasures.header + boxMeasures.padding;
  for (const property of properties) {
    const height = rowHeight(property);
    if (property.name === name) return y + height / 2;
    y += height;
  }
  return null;
}

function rowHeight({ from }: PropertyView): number {
  return from === undefined ? boxMeasures.row : boxMeasures.keyRow;
}
