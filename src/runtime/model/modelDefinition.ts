import { isTypeFunction, type PropertyType } from '../types/typeFunction.ts';
import type {
  Dictionary,
  LayoutEntry,
  ModelBuilderLike,
  ModelDefinitionLike,
  Property,
  Settings,
} from './contracts.ts';
import { isModelClass } from './modelInstance.ts';

/** Types whose values stay as they were stored; text of any other type is parsed as JSON. */
const plainTypes = new Set(['String', 'Boolean', 'Number', 'Date', 'Text', 'ObjectID']);

/** The properties and settings of a model, with the types of the properties resolved. */
export class ModelDefinition implements ModelDefinitionLike {
  readonly modelBuilder: ModelBuilderLike;
  readonly name: string;
  rawProperties: Dictionary;
  properties: Record<string, Property>;
  settings: Settings;
  #layout: LayoutEntry[] | undefined;
  #ids: string[] | undefined;
  /** Properties whose type was changed although their raw form is a bare type, which a later definition restores. */
  readonly #overridden = new Set<string>();
  /** The types that the store still uses although the definition has changed. */
  readonly #outdated = new Map<string, PropertyType>();
  /** The properties whose type can change without an outdated entry: all, or the one that was defined last. */
  #linked: 'all' | string = 'all';

  constructor(modelBuilder: ModelBuilderLike, name: string, properties: Dictionary, settings: Settings) {
    this.modelBuilder = modelBuilder;
    this.name = name;
    this.rawProperties = properties;
    this.settings = settings;
    this.properties = {};
    for (const property of Object.keys(properties)) this.#resolve(property);
  }

  #resolve(name: string): void {
    const raw = this.rawProperties[name];
    const type: unknown = this.modelBuilder.resolveType(raw);
    // LoopBack treats an empty type name ("", [""]) as a relation, so there is no property.
    if (typeof type === 'string') {
      delete this.properties[name];
      return;
    }
    // A property given as an array or a type declares only its type.
    const attributes = typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? raw : {};
    this.properties[name] = { ...attributes, type: type as PropertyType };
  }

  #clearCaches(): void {
    this.#layout = undefined;
    this.#ids = undefined;
  }

  /**
   * Adds or replaces a property. LoopBack resolves all properties again: the
   * store keeps the types that it already has, and bare types are restored.
   */
  defineProperty(name: string, property: unknown): void {
    this.rawProperties[name] = property;
    this.#overridden.delete(name);
    for (const other of this.#overridden) {
      const { type } = this.properties[other] as Property;
      this.#resolve(other);
      this.#keepStored(other, type);
    }
    this.#overridden.clear();
    this.#resolve(name);
    this.#outdated.delete(name);
    this.#linked = name;
    this.#clearCaches();
  }

  /** Changes the type of a property and keeps its attributes. */
  overrideType(name: string, type: PropertyType): void {
    const property = this.properties[name];
    const raw = this.rawProperties[name];
    if (property) {
      if (this.#linked === 'all' || this.#linked === name) this.#outdated.delete(name);
      else this.#keepStored(name, property.type);
      property.type = type;
    }
    if (typeof raw === 'object' && raw !== null && !Array.isArray(raw))
      this.rawProperties[name] = { ...raw, type };
    else this.#overridden.add(name);
    this.#clearCaches();
  }

  #keepStored(name: string, type: PropertyType): void {
    if (!this.#outdated.has(name)) this.#outdated.set(name, type);
  }

  /** Records that the store has the current properties. */
  markStored(): void {
    this.#outdated.clear();
    this.#linked = 'all';
  }

  /** The type by which the store reads a property: its type when the store was last updated. */
  storedTypeOf(name: string): PropertyType | undefined {
    return this.#outdated.get(name) ?? this.properties[name]?.type;
  }

  ids(): { name: string; id: number; property: Property }[] {
    return Object.entries(this.properties)
      .filter(([, property]) => property['id'])
      .map(([name, property]) => ({
        name,
        id: typeof property['id'] === 'number' ? property['id'] : 1,
        property,
      }))
      .sort((left, right) => left.id - right.id);
  }

  idNames(): string[] {
    this.#ids ??= this.ids().map(({ name }) => name);
    return this.#ids;
  }

  /** The name of the id property: "id" if that is an id, else the first. */
  idName(): string | undefined {
    const names = this.idNames();
    return names.includes('id') ? 'id' : names[0];
  }

  hasPK(): boolean {
    return this.idNames().length > 0;
  }

  layout(): readonly LayoutEntry[] {
    this.#layout ??= Object.entries(this.properties).map(([name, property]) => ({
      name,
      property,
      kind: findKind(property.type),
      hasDefault:
        property['default'] !== undefined ||
        property['defaultFn'] !== undefined ||
        property['persistDefaultValues'] === false,
    }));
    return this.#layout;
  }

  /** The definition with types as names. */
  toJSON(): Dictionary {
    const properties = Object.fromEntries(
      Object.entries(this.properties).map(([name, property]) => [
        name,
        { ...property, type: nameType(property.type) },
      ]),
    );
    return { name: this.name, properties, settings: this.settings };
  }
}

function findKind(type: PropertyType): LayoutEntry['kind'] {
  if (!isTypeFunction(type) || type === Array) return 'list';
  if (isModelClass(type)) return 'model';
  return plainTypes.has(type.name) ? 'plain' : 'parsed';
}

function nameType(type: PropertyType): unknown {
  if (!isTypeFunction(type)) return type.map(nameType);
  return isModelClass(type) ? type.modelName : type.name;
}
