import type { EngineName } from '../model/engine.ts';
import { reply, splitCall } from './calls.ts';
import type { Connector, ModelSchema } from './connector.ts';
import { engineOf } from './engine.ts';
import { defaultEnvironment, type Environment } from './environment.ts';
import { Emitter } from './events.ts';
import type { Maybe } from './maybe.ts';
import { createMemoryConnector } from './memoryConnector.ts';
import type { DataSourceLike, Dictionary, ModelClass, Property, Settings } from './model/contracts.ts';
import { ModelBuilder } from './model/modelBuilder.ts';
import type { ModelDefinition } from './model/modelDefinition.ts';
import { createNotice, type NoticeCode } from './notices.ts';
import { defineRelations } from './relations/setUp.ts';
import { createSchema } from './schema.ts';
import { defineScope } from './scope.ts';
import { createTransientConnector } from './transientConnector.ts';
import type { TypeFunction } from './types/typeFunction.ts';

type ConnectorChoice = Connector | string | Dictionary;

const isConnector = (value: unknown): value is Connector =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Connector>).find === 'function';

/** A store with its models. */
export class DataSource extends Emitter implements DataSourceLike {
  readonly name: string;
  readonly settings: Dictionary;
  readonly connector: Connector;
  readonly modelBuilder: ModelBuilder;
  readonly models: Record<string, ModelClass>;
  readonly definitions: Record<string, ModelDefinition>;
  connected = true;
  initialized = true;
  readonly #attached = new Map<string, ModelClass>();
  readonly #indexes = new Map<string, Set<string>>();
  #changed = new Set<string>();
  #defining: Promise<void> | undefined;

  /**
   * @param connector a connector of this runtime, or "memory"; or the settings, with a `connector` member
   * @param settings LoopBack's data source settings; `engine` names the engine to follow (juggler 7 by default),
   *   `environment` provides clock and randomness, `onNotice` listens to notices,
   *   `leaveOutRefused` leaves out the relations that LoopBack refuses, with a notice for each
   * @param modelBuilder the registry, shared by data sources whose models relate to each other
   */
  constructor(connector: ConnectorChoice = 'memory', settings: Dictionary = {}, modelBuilder?: ModelBuilder) {
    super();
    const isSettings = typeof connector === 'object' && !isConnector(connector);
    this.settings = { ...(isSettings ? (connector as Dictionary) : settings) };
    const choice = isSettings ? this.settings['connector'] : connector;
    const environment = (this.settings['environment'] ?? defaultEnvironment) as Environment;
    this.connector = isConnector(choice) ? choice : createNamedConnector(choice, this.settings, environment);
    this.name = String(this.settings['name'] ?? this.connector.name);
    this.modelBuilder =
      modelBuilder ??
      new ModelBuilder(environment, engineOf(this.settings['engine'] as EngineName | undefined));
    this.modelBuilder.noticeSource ??= this;
    this.models = this.modelBuilder.models;
    this.definitions = this.modelBuilder.definitions;
    if (typeof this.settings['onNotice'] === 'function')
      this.on('notice', this.settings['onNotice'] as () => void);
  }

  /** LoopBack's other name for the connector. */
  get adapter(): Connector {
    return this.connector;
  }

  /**
   * Defines a model class on this data source.
   * @throws Error "Class name required", and the errors of refused definitions
   */
  define(name: string, properties: Dictionary = {}, settings: Settings = {}): ModelClass {
    if (!name) throw new Error('Class name required');
    const ownSettings = settings ?? {};
    const model = this.modelBuilder.define(name, properties, ownSettings);
    if (ownSettings['unresolved']) return model;
    model.dataSource = this;
    this.#setUp(model, ownSettings);
    return model;
  }

  createModel(name: string, properties?: Dictionary, settings?: Settings): ModelClass {
    return this.define(name, properties, settings);
  }

  /** Attaches a model class of the registry, with all its settings, inherited ones too. */
  attach(model: ModelClass): ModelClass {
    if (model.dataSource === this) return model;
    this.models[model.modelName] = model;
    this.definitions[model.modelName] = model.definition as ModelDefinition;
    model.modelBuilder = this.modelBuilder;
    model.dataSource = this;
    this.#setUp(model, model.settings);
    return model;
  }

  #setUp(model: ModelClass, settings: Settings): void {
    const { definition } = model;
    const idName = definition.idName();
    const id = idName === undefined ? undefined : definition.properties[idName];
    // The store supplies numbers, whatever type a generated id was declared with.
    const isTypeKept = this.modelBuilder.engine.keepsDeclaredIdType && id?.['useDefaultIdType'] === false;
    if (idName !== undefined && id?.['generated'] && !isTypeKept)
      definition.overrideType(idName, this.#defaultIdType());
    definition.markStored();
    this.#attached.set(model.modelName, model);
    this.#markChanged(model.modelName);
    this.defineRelations(
      model,
      (settings['relationships'] || settings['relations']) as Dictionary | undefined,
    );
    model.emit('dataAccessConfigured', model);
    for (const [name, scope] of Object.entries((settings['scopes'] ?? {}) as Record<string, Dictionary>))
      defineScope(model, model, name, scope, {}, scope['options'] as Dictionary | undefined);
    model.emit('dataSourceAttached', model);
  }

  /** The type of generated ids: a connector may have its own. */
  #defaultIdType(): TypeFunction {
    const { getDefaultIdType } = this.connector as { getDefaultIdType?: () => TypeFunction };
    return getDefaultIdType?.call(this.connector) ?? Number;
  }

  /** Sets up the defined relations; a relation waits for models that are defined later. */
  defineRelations(model: ModelClass, relations: Dictionary | undefined): void {
    defineRelations(this.modelBuilder, model, relations);
  }

  defineProperty(model: string, name: string, property: unknown): void {
    this.modelBuilder.defineProperty(model, name, property);
    if ((property as Property | null)?.['index']) this.addIndex(model, name);
    this.#markChanged(model);
  }

  /** Adds the property that points to another model, with the type of the key that it points to. */
  defineForeignKey(model: string, key: string, foreignModel: string, foreignKey: string): void {
    const foreign = this.definitions[foreignModel]?.properties[foreignKey] as Property;
    const { type } = foreign;
    const definition = this.definitions[model];
    this.addIndex(model, key);
    if (definition?.properties[key]) definition.overrideType(key, type);
    else this.defineProperty(model, key, { type });
  }

  addIndex(model: string, property: string): void {
    const indexes = this.#indexes.get(model);
    if (indexes) indexes.add(property);
    else this.#indexes.set(model, new Set([property]));
    this.#markChanged(model);
  }

  #markChanged(model: string): void {
    if (this.#attached.has(model)) this.#changed.add(model);
  }

  /** The name of the store that holds the rows of a model: the setting `memory.collection`, or its own name. */
  storeOf(model: ModelClass): string {
    const { collection } = (model.settings['memory'] ?? {}) as { collection?: string };
    return collection || model.modelName;
  }

  /** The schema of a model's store, with the properties of all models that share it. */
  schemaOf(model: ModelClass): ModelSchema {
    const store = this.storeOf(model);
    const sharers = [...this.#attached.values()].filter((other) => this.storeOf(other) === store);
    const indexes = sharers.flatMap((sharer) => [...(this.#indexes.get(sharer.modelName) ?? [])]);
    return createSchema(store, sharers, [...new Set(indexes)]);
  }

  whenReady(): Maybe<void> {
    if (this.#changed.size === 0) return this.#defining;
    const changed = this.#changed;
    const schemas = [...changed].map((name) => this.schemaOf(this.#attached.get(name) as ModelClass));
    this.#changed = new Set();
    const previous = this.#defining;
    const defining = (async () => {
      await previous;
      await this.connector.define(schemas);
    })();
    this.#defining = defining;
    const forget = (): void => {
      if (this.#defining === defining) this.#defining = undefined;
    };
    defining.then(forget, (error: unknown) => {
      forget();
      // The next call defines again what the store refused.
      for (const name of changed) this.#changed.add(name);
      return error;
    });
    return defining;
  }

  /** Empties the collections of these models (of all models by default) and resets their counters. */
  automigrate(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    return reply(callback, async () => {
      const names = this.#requireAttached(values[0]);
      await this.whenReady();
      const stores = names.map((name) => this.storeOf(this.#attached.get(name) as ModelClass));
      await this.connector.automigrate([...new Set(stores)]);
    });
  }

  /** Adds new models and properties to the store; rows stay. */
  autoupdate(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    return reply(callback, async () => {
      this.#requireAttached(values[0]);
      await this.whenReady();
    });
  }

  #requireAttached(given: unknown): string[] {
    const names =
      typeof given === 'string' ? [given] : ((given as string[] | undefined) ?? [...this.#attached.keys()]);
    const unknown = names.filter((name) => !this.#attached.has(name));
    if (unknown.length === 0) return names;
    throw new Error(`Cannot migrate models not attached to this datasource: ${unknown.join(' ')}`);
  }

  connect(...args: unknown[]): unknown {
    return reply(splitCall(args).callback, () => this.whenReady());
  }

  ping(...args: unknown[]): unknown {
    return reply(splitCall(args).callback, () => this.whenReady());
  }

  disconnect(...args: unknown[]): unknown {
    return reply(splitCall(args).callback, () => this.connector.disconnect());
  }

  getModel(name: string, forceCreate?: boolean): ModelClass | undefined {
    return this.modelBuilder.getModel(name, forceCreate);
  }

  getModelDefinition(name: string): ModelDefinition | undefined {
    return this.modelBuilder.getModelDefinition(name);
  }

  idName(model: string): string | undefined {
    return this.definitions[model]?.idName();
  }

  isRelational(): boolean {
    return false;
  }

  get leavesOutRefused(): boolean {
    return this.settings['leaveOutRefused'] === true;
  }

  hasNoticeListener(): boolean {
    return this.listenerCount('notice') > 0;
  }

  notice(code: NoticeCode, message: string): void {
    if (this.hasNoticeListener()) this.emit('notice', createNotice(code, message));
  }
}

function createNamedConnector(name: unknown, settings: Dictionary, environment: Environment): Connector {
  if (name === 'transient') return createTransientConnector(environment, settings['defaultIdType']);
  if (name === 'memory' || name === undefined) return createMemoryConnector();
  throw new Error(
    `The connector ${JSON.stringify(name)} is not available: pass a connector, "memory" or "transient".`,
  );
}
