import type { JsonValue } from '../../lib/json.ts';
import type { ModelId } from '../project.ts';
import type { RelationRef } from '../relations/relationKind.ts';

/** One place where a name changes. */
export interface NamePlace {
  readonly modelId: ModelId;
  /** Where: `relations.orders`, `relations.orders.foreignKey`, `properties.customerId`, `plural`, `REST path`, `file`. */
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

/** What is done to change a name. */
export type NameChange =
  | { readonly of: 'relation'; readonly ref: RelationRef; readonly to: string }
  | { readonly of: 'key'; readonly group: string; readonly holderId: ModelId | null; readonly to: string }
  | { readonly of: 'setting'; readonly key: string; readonly value: JsonValue }
  | { readonly of: 'principal'; readonly modelId: ModelId; readonly index: number; readonly to: string }
  | { readonly of: 'path' | 'table' }
  | { readonly of: 'file'; readonly to: string };

/** Names that change together or not at all when a model is renamed: the two sides of one key, the name of a relation. */
export interface NameUnit {
  readonly id: string;
  /** Whether somebody gave one of the names by hand; else LoopBack makes them of the model's name. */
  readonly isByHand: boolean;
  /** The first stands for the unit. */
  readonly places: readonly [NamePlace, ...NamePlace[]];
  readonly change: NameChange;
}

/** What somebody gave by hand and what looks like the old name; only who asks for it needs what finds it. */
export interface HandNames {
  /** Puts the new name in the place of the old one in a text. */
  readonly replace: (text: string) => string;
  readonly units: readonly NameUnit[];
}
