import type { Callback, Method } from '../calls.ts';
import type { Connector, ModelSchema } from '../connector.ts';
import type { Engine } from '../engine.ts';
import type { Environment } from '../environment.ts';
import type { Maybe } from '../maybe.ts';
import type { NoticeCode } from '../notices.ts';
import type { PropertyType } from '../types/typeFunction.ts';

import type { errorsOf } from './errorsOf.ts';

/** An object of the user: any keys, any values. */
export interface Dictionary {
  [key: string]: unknown;
}

/** The options of a call, passed on to hooks and validators. */
export type Options = Dictionary;

/** The settings of a model: everything of its definition but name and properties. */
export type Settings = Dictionary;

/** A property as the engine uses it: its type resolved, its other attributes as written. */
export interface Property {
  type: PropertyType;
  [attribute: string]: unknown;
}

/** A filter as callers write it, and as the engine rewrites it in place. */
export interface Filter extends Dictionary {
  where?: unknown;
  order?: unknown;
  limit?: unknown;
  skip?: unknown;
  offset?: unknown;
  fields?: unknown;
  include?: unknown;
  collect?: unknown;
}

export interface InstanceOptions {
  readonly fields?: unknown;
  readonly applySetters?: boolean;
  readonly applyDefaultValues?: boolean;
  readonly persisted?: boolean | undefined;
  readonly strict?: unknown;
  readonly dataSource?: unknown;
}

/** The context that an operation hook gets. */
export interface HookContext extends Dictionary {
  Model: ModelClass;
  options: Options;
  hookState: Dictionary;
  instance?: ModelInstance;
  currentInstance?: ModelInstance;
  data?: Dictionary;
  query?: Filter;
  where?: unknown;
  isNewInstance?: boolean | undefined;
}

/** The messages of a failed validation, by property, with their codes. */
export interface ValidationErrors extends Record<string, unknown> {
  add(property: string, message: unknown, code?: string): void;
}

export interface Validation extends Dictionary {
  validation: string;
  options: { readonly async?: boolean };
}

/** A row as an object with LoopBack's behaviour. */
export interface ModelInstance {
  __data: Dictionary;
  __cachedRelations: Dictionary;
  __dataSource: unknown;
  __strict: unknown;
  __persisted: boolean;
  __unknownProperties?: string[];
  [errorsOf]?: ValidationErrors | false | null;
  errors?: ValidationErrors | false | undefined;
  constructor: ModelClass;
  create: never;
  save: Method<ModelInstance>;
  destroy: Method<{ count: number }>;
  updateAttribute: Method<ModelInstance>;
  updateAttributes: Method<ModelInstance>;
  replaceAttributes: Method<ModelInstance>;
  reload: Method<ModelInstance | null>;
  isNewRecord(): boolean;
  isValid(callback?: Callback, data?: unknown, options?: Options): boolean | undefined;
  setAttribute(name: string, value: unknown): void;
  setAttributes(data: unknown): void;
  unsetAttribute(name: string, nullify?: boolean): void;
  toObject(onlySchema?: unknown, removeHidden?: boolean, removeProtected?: boolean): Dictionary;
  toJSON(): Dictionary;
  /** Fills the instance; called by its constructor. */
  _initProperties(data: unknown, options?: InstanceOptions): void;
  [property: string]: unknown;
}

/** A model class, callable with and without `new`. */
export interface ModelClass {
  new (data?: unknown, options?: InstanceOptions): ModelInstance;
  (data?: unknown, options?: InstanceOptions): ModelInstance;
  readonly prototype: ModelInstance;
  readonly name: string;
  readonly modelName: string;
  pluralModelName: string;
  definition: ModelDefinitionLike;
  settings: Settings;
  relations: Record<string, RelationLike>;
  scopes?: Record<string, unknown>;
  validations?: Record<string, Validation[]>;
  dataSource: DataSourceLike | null;
  modelBuilder: ModelBuilderLike;
  base: ModelClass | null;
  getter: Record<string, (this: ModelInstance) => unknown>;
  setter: Record<string, (this: ModelInstance, value: unknown) => void>;
  _observers: Record<string, Observer[]>;
  _scopeMeta: Record<string, unknown>;
  /** The warnings that were already given. */
  _warned: Record<string, boolean>;
  create: Method<ModelInstance>;
  find: Method<ModelInstance[]>;
  findOne: Method<ModelInstance | null>;
  findById: Method<ModelInstance | null>;
  findOrCreate: Method<[ModelInstance, boolean]>;
  destroyAll: Method<{ count: number }>;
  deleteById: Method<{ count: number }>;
  updateAll: Method<{ count: number }>;
  count: Method<number>;
  exists: Method<boolean>;
  replaceById: Method<ModelInstance>;
  extend(name: string, properties?: Dictionary, settings?: Settings): ModelClass;
  registerProperty(name: string): void;
  validatesPresenceOf(...args: unknown[]): void;
  belongsTo(target: unknown, params?: Dictionary): RelationLike;
  hasMany(target: unknown, params?: Dictionary): RelationLike;
  once(event: string, listener: (...args: never[]) => unknown): unknown;
  emit(event: string, ...args: unknown[]): boolean;
  [member: string]: unknown;
}

export type Observer = (context: HookContext, next: (error?: unknown) => void) => unknown;

export interface ModelDefinitionLike {
  readonly name: string;
  readonly modelBuilder: ModelBuilderLike;
  settings: Settings;
  rawProperties: Dictionary;
  properties: Record<string, Property>;
  idName(): string | undefined;
  idNames(): string[];
  hasPK(): boolean;
  layout(): readonly LayoutEntry[];
  defineProperty(name: string, property: unknown): void;
  overrideType(name: string, type: PropertyType): void;
  markStored(): void;
  storedTypeOf(name: string): PropertyType | undefined;
}

/** How a property takes part in the construction of an instance. */
export interface LayoutEntry {
  readonly name: string;
  readonly property: Property;
  /** The conversion of the stored value: `parsed` (JSON text is parsed), a `list`, a nested `model`, or nothing special. */
  readonly kind: 'plain' | 'parsed' | 'list' | 'model';
  readonly hasDefault: boolean;
}

export interface ModelBuilderLike {
  readonly models: Record<string, ModelClass>;
  readonly definitions: Record<string, ModelDefinitionLike>;
  readonly settings: Dictionary;
  readonly environment: Environment;
  /** The engine that the models follow. */
  readonly engine: Engine;
  readonly root: ModelClass;
  /** The functions that add to models, by name. */
  readonly mixins: ReadonlyMap<string, (model: ModelClass, options: unknown) => void>;
  /** Receives the notices of models without a data source, such as inline types. */
  noticeSource: DataSourceLike | undefined;
  define(name: string, properties?: Dictionary, settings?: Settings, parent?: ModelClass): ModelClass;
  getModel(name: string, forceCreate?: boolean): ModelClass | undefined;
  resolveType(type: unknown): PropertyType;
  defineProperty(model: string, name: string, property: unknown): void;
}

export interface DataSourceLike {
  readonly name: string;
  readonly settings: Dictionary;
  readonly connector: Connector;
  readonly modelBuilder: ModelBuilderLike;
  readonly models: Record<string, ModelClass>;
  define(name: string, properties?: Dictionary, settings?: Settings): ModelClass;
  defineProperty(model: string, name: string, property: unknown): void;
  defineForeignKey(model: string, key: string, foreignModel: string, foreignKey: string): void;
  idName(model: string): string | undefined;
  /** Passes new models, properties and keys to the connector; synchronous if there are none. */
  whenReady(): Maybe<void>;
  addIndex(model: string, property: string): void;
  /** The store of a model; models may share one. */
  storeOf(model: ModelClass): string;
  schemaOf(model: ModelClass): ModelSchema;
  hasNoticeListener(): boolean;
  notice(code: NoticeCode, message: string): void;
  /** Whether a relation that LoopBack refuses is left out with a notice, and everything else is still set up. */
  readonly leavesOutRefused: boolean;
}

/** A relation as it was defined; `Model.relations[name]`. */
export interface RelationLike {
  readonly name: string;
  readonly type: string;
  readonly modelFrom: ModelClass;
  readonly keyFrom: string;
  readonly modelTo: ModelClass | null;
  readonly keyTo: string;
  readonly multiple: boolean;
  readonly modelThrough?: ModelClass | undefined;
  readonly keyThrough?: string | undefined;
  readonly polymorphic?: Polymorphic | undefined;
  readonly properties: unknown;
  readonly options: Dictionary;
  readonly scope?: unknown;
  readonly embed: boolean;
  methods: Record<string, unknown>;
  /** Loads the related instances of many objects; absent where the kind cannot be included. */
  include?(request: IncludeRequest): Promise<unknown>;
  applyScope(instance: ModelInstance | null, filter: Filter): void;
  applyProperties(instance: ModelInstance, target: Dictionary): void;
  defineMethod(name: string, method: (this: unknown, ...args: unknown[]) => unknown): unknown;
}

/** One relation to include into objects: rows as data, or instances. */
export interface IncludeRequest {
  readonly model: ModelClass;
  readonly relation: RelationLike;
  readonly objects: readonly Dictionary[];
  /** The prepared scope of the include: with a `where`, and with the keys in `fields`. */
  readonly filter: Filter & { where: Dictionary };
  readonly subInclude: unknown;
  readonly options: Options;
  /** The values of a single row that was given instead of a list, which LoopBack takes for rows; else empty. */
  readonly values: readonly unknown[];
}

export interface Polymorphic extends Dictionary {
  selector: string;
  foreignKey: string;
  discriminator: string;
  invert?: boolean;
  idType?: unknown;
}
