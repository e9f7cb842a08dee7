import type { EditableRelationType } from '../model/index.ts';

/** A kind as the canvas offers it. */
export interface RelationChoice {
  readonly type: EditableRelationType;
  readonly label: string;
  /** What is held during the drag for this kind. */
  readonly modifier: string | null;
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

/** The kind that a drag makes with these keys held. The Meta key of a Mac is not its Ctrl. */
export function typeForKeys({ altKey, shiftKey, ctrlKey }: HeldKeys): EditableRelationType {
  if (altKey) return 'belongsTo';
  if (shiftKey) return 'hasOne';
  return ctrlKey ? 'hasAndBelongsToMany' : 'hasMany';
}
