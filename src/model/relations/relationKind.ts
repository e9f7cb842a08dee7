import type { RelationDefinition, RelationType } from '../definition.ts';
import type { MethodSignature } from '../methodSignature.ts';
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

/** A relation of a file with everything that LoopBack makes of it. */
export interface ResolvedRelation {
  readonly ref: RelationRef;
  /** The model that has the relation: the declaring one, or a subclass that inherits it. */
  readonly owner: ModelEntry;
  readonly definition: RelationDefinition;
  /** The `type` in the file; one that LoopBack does not know stays readable here. */
  readonly type: string;
  readonly kind: RelationKind | null;
  /** Whether the designer edits it; a polymorphic relation is kept as it is whatever its kind. */
  readonly isEditable: boolean;
  /** The name of the target as the file gives it, or as LoopBack finds it; null when there is none. */
  readonly targetName: string | null;
  /** null when no model of the project has exactly that name. */
  readonly target: ModelEntry | null;
  /** The model between the two, for relations that go through one; null where it is not in the project. */
  readonly through: ModelEntry | null;
  /** The name of the model between, be it of the project or one of LoopBack's own; null where there is none. */
  readonly throughName: string | null;
  /** Whether LoopBack sets the relation up: its kind is known, and the models that the file names are there. */
  readonly isSetUp: boolean;
  readonly name: DerivedName;
  /** null for kinds that store no key (embeds) or where none can be told. */
  readonly foreignKey: DerivedName | null;
  /** The second key of a relation that goes through a model between: the one that points at the target. */
  readonly keyThrough: DerivedName | null;
  /** The model whose rows hold the foreign key. */
  readonly keyHolder: ModelEntry | null;
  /** LoopBack's type name of the foreign key: the type of the key that it points at. */
  readonly foreignKeyType: string;
  /** The keys that the relation's foreign keys point at, by the names in force. */
  readonly pointsAt: readonly { readonly model: ModelEntry | null; readonly property: string }[];
  /** The properties that LoopBack adds for the relation, foreign keys among them. */
  readonly adds: readonly AddedProperty[];
  /** Whether a base that no file declares has it: LoopBack's own model, or that of a package. */
  readonly isFromLibrary?: boolean;
}

/** The kinds that the designer makes. */
export type EditableRelationType = Extract<
  RelationType,
  'hasMany' | 'belongsTo' | 'hasOne' | 'hasAndBelongsToMany'
>;

/** What a relation kind has to know about the two sides. */
export interface RelationSides {
  readonly ownerName: string;
  readonly targetName: string;
  /** Plural of the target as LoopBack makes it, the `plural` setting included. */
  readonly targetPlural: string;
  readonly relationName: string;
  readonly definition: RelationDefinition;
}

/** One step on the way to a name: what is done, and what comes out. */
export interface NameStep {
  readonly text: string;
  readonly value: string;
}

/** The two sides with what an explanation of their names needs. */
export interface NamedSides extends RelationSides {
  /** The model whose `plural` setting counts: the target or a base of it; null where LoopBack's rule does. */
  readonly pluralFrom: string | null;
  /** Whether the target's `plural` setting is "". */
  readonly hasEmptyPlural: boolean;
}

/** A REST route of a relation, its path from the relation's own segment on; `$` in `call` is the relation's name. */
export interface EndpointLine {
  readonly method: string;
  readonly path: string;
  readonly call: string;
  readonly answer: string;
  /** The methods in code that do the same: `find`; those of an instance as `prototype.save`. */
  readonly inCode: readonly string[];
}

/** What the routes of a relation are told of. */
interface EndpointSides {
  readonly target: string;
  /** The model between, where there is one. */
  readonly link: string;
  readonly definition: RelationDefinition;
}

/** The types of the keys that a relation may point at. */
export interface KeyTypes {
  /** The key of the owner that foreign keys elsewhere point at. */
  readonly owner: string;
  readonly target: string;
  /** The id of the model between; "any" where there is none. */
  readonly through: string;
}

/** A property that foreign keys of a relation point at. */
export interface PointedKey {
  readonly on: 'owner' | 'target';
  /** null for the id of the model. */
  readonly property: string | null;
}

/** A property that a relation puts on a model, whatever the model's file says. */
export interface AddedProperty {
  readonly on: 'owner' | 'target' | 'through';
  readonly name: string;
  readonly type: string;
  readonly isForeignKey: boolean;
}

/** One relation type of LoopBack. A kind is a file here, a line in the registry. */
export interface RelationKind {
  readonly type: RelationType;
  /** For people: "has many". */
  readonly label: string;
  /** Whether the designer edits relations of the kind that are not polymorphic; others are drawn and kept. */
  readonly isEditable: boolean;
  /** The attributes in a file that LoopBack reads for the kind, `type` and `model` included. */
  readonly attributes: readonly string[];
  /** Whether the accessor gives a list. */
  readonly isMultiple: boolean;
  /** Whether the rows of the target are kept inside those of the owner. */
  readonly isEmbedding: boolean;
  /** Which side's rows hold the foreign key, where no model stands between the two. */
  readonly keyOn: 'owner' | 'target' | 'none';
  /** Whether a `foreignKey` in this definition counts; LoopBack ignores it in some. */
  readsForeignKey(definition: RelationDefinition): boolean;
  /** The model, in any case, that LoopBack looks for when the file gives no `model`; null where that is an error. */
  guessTarget(relationName: string): string | null;
  deriveName(sides: Omit<RelationSides, 'relationName'>): string;
  /** null for kinds without a foreign key. */
  deriveForeignKey(sides: RelationSides): string | null;
  /** null where there is no second key. */
  deriveKeyThrough(sides: Omit<RelationSides, 'relationName'>): string | null;
  /** `deriveName`, told in steps. */
  nameSteps(sides: NamedSides): readonly NameStep[];
  /** `deriveForeignKey`, told in steps. */
  foreignKeySteps(sides: NamedSides): readonly NameStep[];
  /** `deriveKeyThrough`, told in steps. */
  keyThroughSteps(sides: NamedSides): readonly NameStep[];
  pointedKeys(definition: RelationDefinition): readonly PointedKey[];
  /** The names under which LoopBack looks for the model between, in this order; none for most. */
  throughNames(sides: Pick<RelationSides, 'ownerName' | 'targetName' | 'definition'>): readonly string[];
  addedProperties(sides: RelationSides, foreignKey: string | null, types: KeyTypes): readonly AddedProperty[];
  /** The methods that appear on an instance of the owner. */
  methods(sides: RelationSides): readonly MethodSignature[];
  /** The REST routes that appear under an instance of the owner. */
  endpoints(sides: EndpointSides): readonly EndpointLine[];
}
