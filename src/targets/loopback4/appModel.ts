/** A LoopBack 4 application before it is printed: what every file is made from. */
import type { JsonObject } from '../../lib/json.ts';
import type { ModelEntry, ResolvedRelation } from '../../model/index.ts';
import type { Remark } from '../target.ts';
import type { ClassOrigin } from './classOrigin.ts';

/** What stays to be done by hand, at a place in the code. */
export interface Todo {
  /** `the relation "tags"`, `acls`. */
  readonly about: string;
  /** A sentence that says what is missing and what to do. */
  readonly text: string;
  /** For what the whole application warns of or says. */
  readonly topic?: 'acl' | 'user' | 'repeatedBase';
}

/** A class of the application that others point at. */
export interface ClassRef {
  /** The name in LoopBack 3, which tables and `seed.json` use. */
  readonly name: string;
  readonly className: string;
  readonly stem: string;
}

/** A data source class. */
export interface AppDataSource {
  /** The name in model-config. */
  readonly name: string;
  /** The key under which it is bound: `datasources.db`. */
  readonly key: string;
  readonly className: string;
  readonly stem: string;
  readonly connector: 'memory' | 'transient';
}

/** A property of a model class. */
export interface AppProperty {
  readonly name: string;
  /** The members of its decorator, values as `literalOf` takes them. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Its type in TypeScript: `string`, `Order[]`. */
  readonly typescript: string;
  readonly isRequired: boolean;
  /** The classes that its type names. */
  readonly uses: readonly string[];
  readonly todos: readonly Todo[];
}

/** A class for an anonymous nested type. It is in the file of the model that has the property. */
export interface NestedClass {
  readonly className: string;
  readonly properties: readonly AppProperty[];
}

/** How LoopBack 4 writes a kind of relation. Each has a file in the folder relations, and a line in its registry. */
export interface RelationCode {
  /** The decorator, from @loopback/repository. */
  readonly decorator: string;
  /** Whose rows hold the key. */
  readonly keyHolder: 'source' | 'target' | 'through';
  /** Whether it decorates the property of the key; others have a property of their own. */
  readonly isOnKey: boolean;
  /** Whether a relation leads to several rows. */
  readonly isMultiple: boolean;
  /** The type of the member of the repository, from @loopback/repository. */
  readonly accessor: string;
  /** The function among the controllers that makes its routes. */
  readonly controller: string;
  /** Returns the second argument of the decorator, values as `literalOf` takes them. */
  settings(relation: AppRelation): Readonly<Record<string, unknown>>;
  /** Returns the type of the member of the repository. `Id` is the type of the source's id. */
  accessorType(relation: AppRelation): string;
  /** Returns the call that makes the member; `target` and `through` are the getters of repositories. */
  makeAccessor(name: string, target: string, through: string): string;
}

/** A relation that LoopBack 4 has. */
export interface AppRelation {
  readonly name: string;
  readonly code: RelationCode;
  readonly source: ClassRef;
  readonly target: ClassRef;
  readonly through: ClassRef | null;
  /** The property that holds the key: of the target, of the source or of the through model. */
  readonly foreignKey: string;
  /** The second key of a through model. */
  readonly keyThrough: string | null;
  /** The property that the key points at, if it is not the id. */
  readonly pointsAt: string | null;
  /** The id of the target. */
  readonly targetId: string;
  /** The last part of its path. */
  readonly segment: string;
  /** Whether the target leads back to the source while the classes load. */
  readonly isCircular: boolean;
  readonly todos: readonly Todo[];
}

/** A model class with what belongs to it. */
export interface AppModel extends ClassRef {
  /** null for the join model of a hasAndBelongsToMany that LoopBack 3 creates. */
  readonly entry: ModelEntry | null;
  /** null for a class without rows of its own: it extends Model and has no repository. */
  readonly dataSource: AppDataSource | null;
  /** The path of its routes: `/api/Customers`; null where LoopBack 3 serves none. */
  readonly path: string | null;
  /** Whether it has routes besides those of its relations. */
  readonly hasCrud: boolean;
  /** The name of the property that identifies its rows. */
  readonly id: string | null;
  /** Whether rows may have properties that are not declared. */
  readonly isOpen: boolean;
  readonly description: string | null;
  /** Set if the model was opened from LoopBack 4. */
  readonly origin: ClassOrigin | null;
  readonly settings: JsonObject;
  readonly properties: readonly AppProperty[];
  readonly nested: readonly NestedClass[];
  readonly relations: readonly AppRelation[];
  /** The relations of LoopBack 3 that have no counterpart. */
  readonly lost: readonly ResolvedRelation[];
  readonly todos: readonly Todo[];
}

/** A whole application. */
export interface AppDesign {
  readonly models: readonly AppModel[];
  readonly dataSources: readonly AppDataSource[];
  /** What to know about the data sources. */
  readonly remarks: readonly Remark[];
}

/** The models that have rows of their own, and so a repository. */
export const storedModels = ({ models }: AppDesign): readonly AppModel[] =>
  models.filter(({ dataSource }) => dataSource !== null);

/** The models with something to do on a topic. */
export const modelsWith = ({ models }: AppDesign, topic: Todo['topic']): readonly AppModel[] =>
  models.filter(({ todos }) => todos.some((todo) => todo.topic === topic));
