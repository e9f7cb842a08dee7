import type { JsonObject } from '../../../lib/json.ts';
import type { Remark } from '../../../targets/index.ts';
import type { ApiOptions } from '../options.ts';
import type { NamedSchema } from '../schemas/namedSchemas.ts';
import type { ApiReading } from '../schemas/reading.ts';
import type { ObjectShape } from '../schemas/shape.ts';
import type { ValueFacts } from '../schemas/valueTypes.ts';
import type { Operations } from './operations.ts';

/** A property whose value is a model, or a list of one: a relation, an embedded row or a plain property. */
export interface Reference {
  readonly property: string;
  readonly facts: ValueFacts;
  readonly isRequired: boolean;
  readonly isMany: boolean;
  readonly target: Draft;
  /** Whether LoopBack 4 describes it as a relation of the model. */
  readonly isRelation: boolean;
}

/** A schema on its way to a model. */
export interface Draft {
  readonly named: NamedSchema;
  /** The name of the model. */
  readonly name: string;
  base: Draft | null;
  readonly shape: ObjectShape;
  readonly properties: Map<string, JsonObject>;
  readonly relations: Map<string, JsonObject>;
  readonly references: Reference[];
  /** The names of the properties that its bases and the models that extend it have. */
  readonly familyNames: Set<string>;
  /** The properties that the API never sends. */
  readonly hidden: string[];
  /** Its own id; null if its base has it, or none has. */
  idName: string | null;
}

/** What is made of documents, and what there is to know about it. */
export interface Drafting {
  readonly reading: ApiReading;
  readonly options: ApiOptions;
  readonly operations: Operations;
  readonly drafts: readonly Draft[];
  readonly bySchema: ReadonlyMap<NamedSchema, Draft>;
  /** The draft of a model, or of the model that it is a form of: TodoWithRelations is Todo. */
  targetOf(named: NamedSchema): Draft | null;
  /** Why schemas are not opened unless they are chosen. */
  readonly hidden: ReadonlyMap<NamedSchema, string>;
  readonly remarks: Remark[];
}
