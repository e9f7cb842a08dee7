import type { JsonObject, JsonValue } from '../lib/json.ts';

// Interim shapes: the schemas of this file will replace them.
export type RelationType =
  | 'belongsTo'
  | 'hasMany'
  | 'hasOne'
  | 'hasAndBelongsToMany'
  | 'referencesMany'
  | 'embedsOne'
  | 'embedsMany';

export interface RelationDefinition extends JsonObject {
  readonly type?: string;
  readonly model?: string;
  readonly foreignKey?: string;
}

export type PropertyDefinition = JsonValue;

export interface ModelDefinition extends JsonObject {
  readonly name: string;
  readonly plural?: string;
  readonly base?: string;
  readonly properties?: Readonly<Record<string, PropertyDefinition>>;
  readonly relations?: Readonly<Record<string, RelationDefinition>>;
}

export type ModelConfig = JsonObject;
