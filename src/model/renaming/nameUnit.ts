import type { JsonValue } from '../../lib/json.ts';
import type { ModelId } from '../project.ts';
import type { RelationRef } from '../relations/relationKind.ts';

/** One place where a name changes. */
export interface NamePlace {
  readonly modelId: ModelId;
  /** The path in the definition or another description: `relations.orders`, `relations.orders.foreignKey`, `properties.customerId`, `plural`, `REST path`, `file`. */
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

/** A change of one name. */
export type NameChange =
  | { readonly of: 'relation'; readonly ref: RelationRef; readonly to: string }
  | { readonly of: 'key'; readonly group: string; readonly holderId: ModelId | null; readonly to: string }
  | { readonly of: 'setting'; readonly key: string; readonly value: JsonValue }
  | { readonly of: 'principal'; readonly modelId: ModelId; readonly index: number; readonly to: string }
  | { readonly of: 'path' | 'table' | 'file' };

/** Names that change together or not at all when a model is renamed: the two sides of one key, the name of a relation. */
export interface NameUnit {
  readonly id: string;
  /** Whether the user chose one of the names; otherwise LoopBack derives them from the model's name. */
  readonly isCustom: boolean;
  /** The first one represents the unit. */
  readonly places: readonly [NamePlace, ...NamePlace[]];
  readonly change: NameChange;
}

/** The names that the user chose and that contain the old name. Optional, so that callers load the search only if needed. */
export interface CustomNames {
  /** Replaces the old name by the new one in a text. */
  readonly replace: (text: string) => string;
  readonly units: readonly NameUnit[];
}
