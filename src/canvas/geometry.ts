import type { ModelEntry, Position, PropertyView, ResolvedRelation } from '../model/index.ts';

/** CSS pixels at zoom 1; ModelNode.module.css draws to these sizes. */
export const HEADER_HEIGHT = 40;
export const ROW_HEIGHT = 26;
/** A foreign key says on a second line which relation it comes from. */
export const KEY_ROW_HEIGHT = 40;
const PADDING = 6;
const MIN_WIDTH = 220;
const MAX_WIDTH = 340;
const CHARACTER_WIDTH = 7.2;
const ROW_CHROME = 66;

/** The space that a box takes. */
export interface Box extends Position {
  readonly width: number;
  readonly height: number;
}

/** What a box lists: properties, then the relations that have no model to point at. */
export interface BoxRows {
  readonly properties: readonly PropertyView[];
  readonly loose: readonly ResolvedRelation[];
}

function rowHeight(property: PropertyView): number {
  return property.from === undefined ? ROW_HEIGHT : KEY_ROW_HEIGHT;
}

/** The box of a model, worked out from its texts: nothing is measured in the page. */
export function boxOf(entry: ModelEntry, { properties, loose }: BoxRows): Box {
  const lengths = [
    entry.definition.name.length * 1.15 + 6,
    ...properties.map((property) => property.name.length + property.typeLabel.length),
    ...properties.map((property) => (property.from?.length ?? 0) * 0.9 + 6),
    ...loose.map((relation) => relation.name.value.length + relation.type.length + 4),
  ];
  const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, Math.max(...lengths) * CHARACTER_WIDTH + ROW_CHROME));
  const rows = properties.reduce((sum, property) => sum + rowHeight(property), 0) + loose.length * ROW_HEIGHT;
  const height = rows === 0 ? HEADER_HEIGHT : HEADER_HEIGHT + rows + 2 * PADDING;
  return { x: entry.position.x, y: entry.position.y, width: Math.round(width), height };
}

/** The middle of a property's row, from the top of the box; null when the box has no such row. */
export function rowCentre({ properties }: BoxRows, name: string): number | null {
  let y = HEADER_HEIGHT + PADDING;
  for (const property of properties) {
    const height = rowHeight(property);
    if (property.name === name) return y + height / 2;
    y += height;
  }
  return null;
}
