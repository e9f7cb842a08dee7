import { belongsTo } from './belongsTo.ts';
import { embedsMany } from './embedsMany.ts';
import { embedsOne } from './embedsOne.ts';
import { hasAndBelongsToMany } from './hasAndBelongsToMany.ts';
import { hasMany } from './hasMany.ts';
import { hasOne } from './hasOne.ts';
import { referencesMany } from './referencesMany.ts';
import type { RelationKind } from './relationKind.ts';

/** Every relation kind. A new kind needs a file and an entry here. */
export const relationKinds: readonly RelationKind[] = [
  hasMany,
  belongsTo,
  hasOne,
  hasAndBelongsToMany,
  referencesMany,
  embedsOne,
  embedsMany,
];

const byType = new Map<string, RelationKind>(relationKinds.map((kind) => [kind.type, kind]));

/** Finds the kind of a type; null for a type with which LoopBack refuses to boot. */
export function findRelationKind(type: string): RelationKind | null {
  return byType.get(type) ?? null;
}
