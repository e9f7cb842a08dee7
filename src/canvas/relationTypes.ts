import type { RelationType } from '../model/index.ts';
import { heldKeyName, isMac } from '../ui/keyCombo.ts';

/** A relation type that the canvas offers. */
export interface RelationChoice {
  readonly type: RelationType;
  readonly label: string;
  /** The keys to hold during the drag for this type. */
  readonly keys: readonly ('Alt' | 'Shift' | 'Ctrl')[];
}

export const relationChoices: readonly RelationChoice[] = [
  { type: 'hasMany', label: 'has many', keys: [] },
  { type: 'belongsTo', label: 'belongs to', keys: ['Alt'] },
  { type: 'hasOne', label: 'has one', keys: ['Shift'] },
  { type: 'hasAndBelongsToMany', label: 'many to many', keys: ['Ctrl'] },
  { type: 'referencesMany', label: 'references many', keys: ['Ctrl', 'Alt'] },
  { type: 'embedsOne', label: 'embeds one', keys: ['Alt', 'Shift'] },
  { type: 'embedsMany', label: 'embeds many', keys: ['Ctrl', 'Shift'] },
];

interface HeldKeys {
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
}

/** The relation type of a drag with these keys held. The Meta key of a Mac does not count as Ctrl. */
export function typeForKeys({ altKey, shiftKey, ctrlKey }: HeldKeys): RelationType {
  const held = { Alt: altKey, Shift: shiftKey, Ctrl: ctrlKey };
  const count = Object.values(held).filter(Boolean).length;
  const choice = relationChoices.find(({ keys }) => keys.length === count && keys.every((key) => held[key]));
  return choice?.type ?? 'hasMany';
}

/** The keys of a choice as they are written: "Ctrl+Alt", or "⌃⌥" on a Mac. */
export function keysText({ keys }: RelationChoice): string {
  return keys.map((key) => heldKeyName(key, isMac)).join(isMac ? '' : '+');
}
