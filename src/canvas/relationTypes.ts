import type { EditableRelationType } from '../model/index.ts';

/** A relation type that the canvas offers. */
export interface RelationChoice {
  readonly type: EditableRelationType;
  readonly label: string;
  /** The key to hold during the drag for this type. */
  readonly modifier: 'Alt' | 'Shift' | 'Ctrl' | null;
}

export const relationChoices: readonly RelationChoice[] = [
  { type: 'hasMany', label: 'has many', modifier: null },
  { type: 'belongsTo', label: 'belongs to', modifier: 'Alt' },
  { type: 'hasOne', label: 'has one', modifier: 'Shift' },
  { type: 'hasAndBelongsToMany', label: 'many to many', modifier: 'Ctrl' },
];

interface HeldKeys {
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
}

/** The relation type of a drag with these keys held. The Meta key of a Mac does not count as Ctrl. */
export function typeForKeys({ altKey, shiftKey, ctrlKey }: HeldKeys): EditableRelationType {
  if (altKey) return 'belongsTo';
  if (shiftKey) return 'hasOne';
  return ctrlKey ? 'hasAndBelongsToMany' : 'hasMany';
}
