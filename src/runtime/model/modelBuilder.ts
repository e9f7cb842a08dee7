import { type Engine, engineOf } from '../engine.ts';
import { defaultEnvironment, type Environment } from '../environment.ts';
import { assertThat } from '../errors.ts';
import { rootClassOf } from '../rootClass.ts';
import { findSchemaType } from '../types/schemaTypes.ts';
import { isTypeFunction, type PropertyType, type TypeFunction } from '../types/typeFunction.ts';
import type { DataSourceLike, Dictionary, ModelBuilderLike, ModelClass, Settings } from './contracts.ts';
import {
  applyForceId,
  createConstructor,
  defineIdAlias,
  extendDefinition,
  inherit,
  registerProperty,
} from './defineClass.ts';
import { ModelDefinition } from './modelDefinition.ts';
import { defineHidden, isModelClass } from './modelInstance.ts';

type Mixin = (model: ModelClass, options: unknown) => void;

/** The registry of models: creates their classes and resolves the names of types. */
export class ModelBuilder implements ModelBuilderLike {
  readonly models: Record<string, ModelClass> = {};
  readonly definitions: Record<string, ModelDefinition> = {};
  readonly settings: Dictionary = {};
  readonly mixins = new Map<string, Mixin>();
  readonly environment: Environment;
  readonly engine: Engine;
  /** The class that all models inherit from. */
  readonly root: ModelClass;
  noticeSource: DataSourceLike | undefined;
  #anonymousCount = 0;

  constructor(environment: Environment = defaultEnvironment, engine: Engine = engineOf()) {
    this.environment = environment;
    this.engine = engine;
    this.root = rootClassOf(engine);
  }

  getModel(name: string, forceCreate = false): ModelClass | undefined {
    const model = Object.hasOwn(this.models, name) ? this.models[name] : undefined;
    return model ?? (forceCreate ? this.define(name, {}, { unresolved: true }) : undefined);
  }

  getModelDefinition(name: string): ModelDefinition | undefined {
    return this.definitions[name];
  }

  /**
   * Creates a model class, or completes the placeholder of this name.
   * @throws Error "Class name required", or for property names with a dot
   * @throws AssertionError "Base model is not found: …"
   */
  define(
    name: string,
    properties: Dictionary = {},
    settings: Settings = {},
    parent?: ModelClass,
  ): ModelClass {
    if (!name) throw new Error('Class name required');
    const given = properties ?? {};
    const ownSettings = settings ?? {};
    ownSettings['strict'] ??= false;
    const base = this.#findBase(ownSettings, parent);
    if (Boolean(parent) !== Boolean(ownSettings['base'])) return this.extend(base, name, given, ownSettings);
    return this.#build(name, given, ownSettings, base);
  }

  #findBase(settings: Settings, parent: ModelClass | undefined): ModelClass {
    const wish = settings['base'] || settings['super'];
    if (!wish) return parent ?? this.root;
    settings['base'] = wish;
    delete settings['super'];
    const base = isModelClass(wish) ? wish : this.getModel(String(wish));
    assertThat(base, `Base model is not found: ${String(wish)}`);
    return base;
  }

  /** Creates a subclass of a model. */
  extend(base: ModelClass, name: string, properties: Dictionary = {}, settings: Settings = {}): ModelClass {
    const merged = extendDefinition(base, properties, settings);
    const model = this.define(name, merged.properties, merged.settings, base);
    if (typeof model['setup'] === 'function') model['setup'].call(model);
    return model;
  }

  #build(name: string, properties: Dictionary, settings: Settings, base: ModelClass): ModelClass {
    const known = this.getModel(name);
    const model = known?.settings['unresolved']
      ? known
      : createConstructor(name, Object.getPrototypeOf(this.root));
    inherit(model, base);
    this.models[name] = model;
    if (settings['unresolved']) {
      model.settings = { unresolved: true };
      return model;
    }
    this.#defineMembers(model, name, settings, base);
    checkProperties(name, properties, settings);
    const definition = new ModelDefinition(this, name, properties, settings);
    this.definitions[name] = definition;
    model.definition = definition;
    model.settings = settings;
    if (settings['idInjection'] !== false && !definition.hasPK())
      definition.defineProperty('id', { type: Number, id: 1, generated: true });
    defineIdAlias(model);
    applyForceId(model);
    for (const property of Object.keys(definition.properties)) registerProperty(model, property);
    this.#applyMixins(model, settings);
    model.emit('defined', model);
    return model;
  }

  #defineMembers(model: ModelClass, name: string, settings: Settings, base: ModelClass): void {
    const plural = String(settings['plural'] || this.engine.pluralize(name));
    const http = (settings['http'] ?? {}) as Dictionary;
    const path = String(http['path'] || plural);
    const hidden: Dictionary = {
      modelBuilder: this,
      dataSource: null,
      pluralModelName: plural,
      relations: {},
      http: { path: path.startsWith('/') ? path : `/${path}` },
      base,
      _observers: {},
      _scopeMeta: {},
      _warned: {},
      extend: (child: string, properties?: Dictionary, childSettings?: Settings) =>
        this.extend(model, child, properties, childSettings),
      registerProperty: (property: string) => registerProperty(model, property),
      forEachProperty: (visit: (property: string, definition: unknown) => void) => {
        for (const [property, definition] of Object.entries(model.definition.properties))
          visit(property, definition);
      },
    };
    for (const [member, value] of Object.entries(hidden)) defineHidden(model, member, value);
    model.getter = {};
    model.setter = {};
    for (const [member, other] of Object.entries((settings['models'] ?? {}) as Dictionary))
      model[member] = typeof other === 'string' ? this.getModel(other, true) : other;
  }

  #applyMixins(model: ModelClass, settings: Settings): void {
    for (const [name, wish] of Object.entries((settings['mixins'] ?? {}) as Dictionary)) {
      const mixin = this.mixins.get(name);
      if (!wish) continue;
      for (const options of Array.isArray(wish) ? wish : [wish])
        mixin?.(model, options === true ? {} : options);
    }
  }

  defineProperty(model: string, name: string, property: unknown): void {
    this.definitions[model]?.defineProperty(name, property);
    this.models[model]?.registerProperty(name);
  }

  /**
   * Resolves the type of a property definition: `"string"`, `["string"]`,
   * `{type: …}`, a class, or an object of properties, which becomes an
   * anonymous model. An unknown name becomes a placeholder.
   */
  resolveType(type: unknown, isInner = false): PropertyType {
    // An empty value is not a type: "" counts as undeclared, others are refused.
    if (!type) return type as PropertyType;
    if (Array.isArray(type) && type.length > 0) {
      const itemType = this.resolveType(type[0]);
      return isTypeFunction(itemType) ? [itemType] : itemType;
    }
    if (typeof type === 'string')
      return findSchemaType(type) ?? (this.getModel(type, true) as unknown as TypeFunction);
    if (typeof type !== 'object' || type === null) return type as PropertyType;
    // A list without a type, also in a list.
    if (Array.isArray(type)) return [];
    const { type: inner } = type as Dictionary;
    if (!isInner && inner) return this.resolveType(inner, true);
    const strict = this.settings['strictEmbeddedModels'] || false;
    const settings = { anonymous: true, idInjection: false, strict };
    return this.define(this.#nameAnonymous(), type as Dictionary, settings) as unknown as TypeFunction;
  }

  #nameAnonymous(): string {
    return `AnonymousModel_${this.#anonymousCount++}`;
  }
}

/** @throws Error for a name with a dot; removes excluded properties from the definition */
function checkProperties(model: string, properties: Dictionary, settings: Settings): void {
  const excluded = settings['excludeBaseProperties'];
  for (const name of Object.keys(properties)) {
    const property = properties[name];
    if (property === null || property === false || (Array.isArray(excluded) && excluded.includes(name)))
      delete properties[name];
    if (name.includes('.'))
      throw new Error(
        `Property names containing dot(s) are not supported. Model: ${model}, property: ${name}`,
      );
  }
}
