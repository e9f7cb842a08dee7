import type { RelationDefinition, RelationType } from '../definition.ts';
import type { ModelEntry, ModelId } from '../project.ts';

/** Names a relation: the declaring model and its key in `relations`. */
export interface RelationRef {
  readonly modelId: ModelId;
  readonly name: string;
}

/** A name that LoopBack works out unless the file gives one. */
export interface DerivedName {
  /** What is in force. */
  readonly value: string;
  /** What LoopBack works out when the file gives none. */
  readonly derived: string;
  readonly isDerived: boolean;
}

/** A method that a relation adds, as the inspector lists it. */
export interface MethodSignature {
  /** With the receiver: `customer.orders.create(data, options?)`. */
  readonly call: string;
  /** What the promise, or the call when it is sync, gives: `Promise<Order>`, `Order`. */
  readonly returns: string;
  readonly isAsync: boolean;
  /** One sentence: what it does. */
  readonly summary: string;
}

/** A relation of a file with everything that LoopBack makes of it. */
export interface ResolvedRelation {
  readonly ref: RelationRef;
  readonly owner: ModelEntry;
  readonly definition: RelationDefinition;
  /** The `type` in the file; one that LoopBack does not know stays readable here. */
  readonly type: string;
  readonly kind: RelationKind | null;
  /** The name of the target as the file gives it, or as LoopBack finds it; null when there is none. */
  readonly targetName: string | null;
  /** null when no model of the project has exactly that name. */
  readonly target: ModelEntry | null;
  readonly name: DerivedName;
  /** null for kinds that store no key (embeds) or where none can be told. */
  readonly foreignKey: DerivedName | null;
  /** The model whose rows hold the foreign key. */
  readonly keyHolder: ModelEntry | null;
  /** LoopBack's type name of the foreign key: the type of the key that it points at. */
  readonly foreignKeyType: string;
}

/** What a relation kind has to know about the two sides. */
export interface RelationSides {
  readonly ownerName: string;
  readonly targetName: string;
  /** Plural of the target as LoopBack makes it, the `plural` setting included. */
  readonly targetPlural: string;
  readonly relationName: string;
  readonly definition: RelationDefinition;
}

/** One relation type of LoopBack. A kind is a file here, a line in the registry. */
export interface RelationKind {
  readonly type: RelationType;
  /** For people: "has many". */
  readonly label: string;
  /** Whether the designer edits it; others are drawn and kept as they are. */
  readonly isEditable: boolean;
  /** Whether the accessor gives a list. */
  readonly isMultiple: boolean;
  /** Which side's rows hold the foreign key. */
  readonly keyOn: 'owner' | 'target' | 'none';
  deriveName(sides: Omit<RelationSides, 'relationName'>): string;
  /** null for kinds without a foreign key. */
  deriveForeignKey(sides: RelationSides): string | null;
  /** The methods that appear on an instance of the owner. */
  methods(sides: RelationSides): readonly MethodSignature[];
}
