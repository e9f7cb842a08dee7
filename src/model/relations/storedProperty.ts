import type { AddedProperty, RelationSides } from './relationKind.ts';

/** The property in which an embedding relation keeps its rows: `property`, else the derived one. */
export function storedProperty(
  { definition, relationName }: RelationSides,
  derived: string,
  type: string,
): AddedProperty {
  const written = definition['property'];
  const name = typeof written === 'string' && written !== '' ? written : derived;
  return { on: 'owner', name: name === relationName ? `_${name}` : name, type, isForeignKey: false };
}
