import type { RelationDefinition, RelationType } from '../definition.ts';
import type { MethodSignature } from '../methodSignature.ts';
import type { ModelEntry, ModelId } from '../project.ts';
import type { RelationOption } from './relationOptions.ts';

/** A reference to a relation: the declaring model and the key in its `relations`. */
export interface RelationRef {
  readonly modelId: ModelId;
  readonly name: string;
}

/** A name that LoopBack derives unless the file gives one. */
export interface DerivedName {
  /** The name in force. */
  readonly value: string;
  /** The name that LoopBack derives if the file gives none. */
  readonly derived: string;
  readonly isDerived: boolean;
}

/** A relation of a file with everything that LoopBack derives from it. */
export interface ResolvedRelation {
  readonly ref: RelationRef;
  /** The model that has the relation: the declaring one, or a subclass that inherits it. */
  readonly owner: ModelEntry;
  readonly definition: RelationDefinition;
  /** The `type` in the file; one that LoopBack does not know stays readable here. */
  readonly type: string;
  readonly kind: RelationKind | null;
  /** Whether the designer edits it; a polymorphic relation is preserved unchanged. */
  readonly isEditable: boolean;
  /** The name of the target as the file gives it, or as LoopBack finds it; null if there is none. */
  readonly targetName: string | null;
  /** null if no model of the project has exactly that name. */
  readonly target: ModelEntry | null;
  /** The through model or join model; null if there is none or it is not in the project. */
  readonly through: ModelEntry | null;
  /** The name of the through model or join model, from the project or built in; null if there is none. */
  readonly throughName: string | null;
  /** Whether LoopBack sets the relation up: its kind is known, and the models that the file names exist. */
  readonly isSetUp: boolean;
  readonly name: DerivedName;
  /** null for kinds that store no key (embeds), or if the key is unknown. */
  readonly foreignKey: DerivedName | null;
  /** The second key of a relation with a through model or join model: the one that points at the target. */
  readonly keyThrough: DerivedName | null;
  /** The property of the owner in which embedded rows are stored; null for other kinds. */
  readonly storedIn: DerivedName | null;
  /** The model whose rows hold the foreign key. */
  readonly keyHolder: ModelEntry | null;
  /** LoopBack's type name of the foreign key: the type of the key that it points at. */
  readonly foreignKeyType: string;
  /** The keys that the relation's foreign keys point at, by the names in force. */
  readonly pointsAt: readonly {
    readonly model: ModelEntry | null;
    readonly property: string;
    readonly givesNoType?: true;
  }[];
  /** The properties that LoopBack adds for the relation, foreign keys among them. */
  readonly adds: readonly AddedProperty[];
  /** Whether a base that no file declares has it: LoopBack's own model, or that of a package. */
  readonly isFromLibrary?: boolean;
}

/** The facts about the two sides that a relation kind needs. */
export interface RelationSides {
  readonly ownerName: string;
  readonly targetName: string;
  /** The plural of the target as LoopBack derives it, the `plural` setting included. */
  readonly targetPlural: string;
  readonly relationName: string;
  readonly definition: RelationDefinition;
}

/** One step in the derivation of a name: a description and the result. */
export interface NameStep {
  readonly text: string;
  readonly value: string;
}

/** The two sides with the facts that an explanation of their names needs. */
export interface NamedSides extends RelationSides {
  /** The model whose `plural` setting is in force: the target or a base of it; null if LoopBack's rule is. */
  readonly pluralFrom: string | null;
  /** Whether the target's `plural` setting is "". */
  readonly hasEmptyPlural: boolean;
}

/** The body of a successful response: rows of a model by its name, or what LoopBack wraps in an object. */
export type AnswerBody =
  | { readonly kind: 'row' | 'rows'; readonly model: string }
  | { readonly kind: 'count' | 'exists' | 'changes' | 'none' };

/** A REST route of a relation, its path from the relation's own segment on; `$` in `call` is the relation's name. */
export interface EndpointLine {
  readonly method: string;
  readonly path: string;
  readonly call: string;
  readonly answer: string;
  /** The body of the answer. */
  readonly body: AnswerBody;
  /** The methods in code that do the same: `find`; those of an instance as `prototype.save`. */
  readonly inCode: readonly string[];
}

/** The facts that the routes of a relation depend on. */
interface EndpointSides {
  readonly target: string;
  /** The through model or join model, if there is one. */
  readonly link: string;
  readonly definition: RelationDefinition;
}

/** The types of the keys that a relation may point at. */
export interface KeyTypes {
  /** The key of the owner that foreign keys elsewhere point at. */
  readonly owner: string;
  readonly target: string;
  /** The key of the through model or join model that the relation's polymorphic key points at; "any" if there is none. */
  readonly through: string;
}

/** A property that foreign keys of a relation point at. */
export interface PointedKey {
  readonly on: 'owner' | 'target' | 'through';
  /** null for the id of the model. */
  readonly property: string | null;
  /** LoopBack takes the type of no key from it, so it boots without the property. */
  readonly givesNoType?: true;
}

/** A property that a relation adds to a model, whatever the model's file says. */
export interface AddedProperty {
  readonly on: 'owner' | 'target' | 'through';
  readonly name: string;
  readonly type: string;
  readonly isForeignKey: boolean;
}

/** A relation type of LoopBack. Each kind has its own file in this folder and an entry in the registry. */
export interface RelationKind {
  readonly type: RelationType;
  /** The label on the screen: "has many". */
  readonly label: string;
  /** The attributes in a file that LoopBack reads for the kind, `type` and `model` included. */
  readonly attributes: readonly string[];
  /** The attributes that describe the join model, for a kind that can lead to its target with one or without. */
  readonly joinAttributes?: readonly string[];
  /** The members of `options` that LoopBack reads as true or false. */
  readonly options: readonly RelationOption[];
  /** Whether its edge says which kind it is, because the marks at its ends do not. */
  readonly isNamedOnEdge: boolean;
  /** Whether the accessor returns a list. */
  readonly isMultiple: boolean;
  /** Whether the rows of the target are stored inside those of the owner. */
  readonly isEmbedding: boolean;
  /** The kind of the relation that leads back by the same key; null if LoopBack can read the key from one side only. */
  readonly inverseType: RelationType | null;
  /** The side whose rows hold the foreign key if there is no through model or join model. */
  readonly keyOn: 'owner' | 'target' | 'none';
  /** Returns whether LoopBack reads `foreignKey` in this definition. */
  readsForeignKey(definition: RelationDefinition): boolean;
  /** Returns whether LoopBack reads `keyThrough` in this definition. Without it: whether it is among the attributes. */
  readsKeyThrough?(definition: RelationDefinition): boolean;
  /** Returns the name, in any case, that LoopBack looks for if the file gives no `model`; null if that is an error. */
  guessTarget(relationName: string): string | null;
  deriveName(sides: Omit<RelationSides, 'relationName'>): string;
  /** Returns null for kinds without a foreign key. */
  deriveForeignKey(sides: RelationSides): string | null;
  /** Returns null if there is no second key. */
  deriveKeyThrough(sides: RelationSides): string | null;
  /** Returns the property of the owner in which embedded rows are stored; null for other kinds. */
  deriveProperty(sides: RelationSides): string | null;
  /** Returns the steps of `deriveName`. */
  nameSteps(sides: NamedSides): readonly NameStep[];
  /** Returns the steps of `deriveForeignKey`. */
  foreignKeySteps(sides: NamedSides): readonly NameStep[];
  /** Returns the steps of `deriveKeyThrough`. */
  keyThroughSteps(sides: NamedSides): readonly NameStep[];
  /** Returns the steps of `deriveProperty`. */
  propertySteps(sides: NamedSides): readonly NameStep[];
  pointedKeys(definition: RelationDefinition): readonly PointedKey[];
  /** Returns the names under which LoopBack looks for the through model or join model, in order; none for most kinds. */
  throughNames(sides: Pick<RelationSides, 'ownerName' | 'targetName' | 'definition'>): readonly string[];
  /** Returns the belongsTo relations that LoopBack declares on the join model. Missing for kinds that declare none. */
  throughRelations?(
    sides: RelationSides,
  ): readonly { readonly name: string; readonly target: string | null }[];
  addedProperties(sides: RelationSides, foreignKey: string | null, types: KeyTypes): readonly AddedProperty[];
  /** Returns the methods that the relation adds to an instance of the owner. */
  methods(sides: RelationSides): readonly MethodSignature[];
  /** Returns the REST routes that the relation adds under an instance of the owner. */
  endpoints(sides: EndpointSides): readonly EndpointLine[];
}
