import { givenName } from '../settings.ts';
import type { AddedProperty, NameStep, RelationSides } from './relationKind.ts';

/** Returns the property in which an embedding relation stores its rows: `property`, else the derived one. */
export function storedProperty(
  { definition, relationName }: RelationSides,
  derived: string,
  type: string,
): AddedProperty {
  const written = definition['property'];
  const name = givenName(written) ?? derived;
  // LoopBack compares the value itself with the relation's name, and a list is never equal to it.
  const isTaken = name === relationName && typeof (written || derived) === 'string';
  return { on: 'owner', name: isTaken ? `_${name}` : name, type, isForeignKey: false };
}

/** Returns the last step to the property in which an embedding relation stores its rows. */
export function besideSteps(property: string, relationName: string): readonly NameStep[] {
  if (property !== `_${relationName}`) return [];
  return [{ text: 'the relation has that name already, so LoopBack puts "_" before it', value: property }];
}
