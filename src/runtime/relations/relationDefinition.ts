import { assertThat } from '../errors.ts';
import type {
  Dictionary,
  Filter,
  IncludeRequest,
  ModelClass,
  ModelInstance,
  Polymorphic,
  RelationLike,
} from '../model/contracts.ts';
import { mergeQuery } from '../query/mergeQuery.ts';
import type { ScopeDefinition, ScopeMethod } from '../scopeDefinition.ts';

/** The values that a relation is defined with. */
export interface RelationShape {
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
  readonly properties?: unknown;
  readonly scope?: unknown;
  readonly options?: unknown;
  readonly methods?: unknown;
  readonly embed?: boolean;
  /** Creates the object that custom methods of the relation get as `this`. */
  readonly createRelation: (definition: RelationDefinition, instance: ModelInstance) => object;
  readonly include?: (request: IncludeRequest) => Promise<unknown>;
}

/** A relation as it was defined: `Model.relations[name]`. */
export class RelationDefinition implements RelationLike {
  readonly name: string;
  readonly type: string;
  readonly modelFrom: ModelClass;
  readonly keyFrom: string;
  readonly modelTo: ModelClass | null;
  readonly keyTo: string;
  readonly polymorphic: Polymorphic | undefined;
  readonly modelThrough: ModelClass | undefined;
  readonly keyThrough: string | undefined;
  readonly multiple: boolean;
  readonly properties: unknown;
  readonly options: Dictionary;
  readonly scope: unknown;
  readonly embed: boolean;
  methods: Record<string, unknown>;
  declare readonly include?: (request: IncludeRequest) => Promise<unknown>;
  readonly #createRelation: RelationShape['createRelation'];

  constructor(shape: RelationShape) {
    assertThat(shape.name, 'Relation name is missing');
    assertThat(shape.modelTo || shape.polymorphic, 'Target model is required');
    this.name = shape.name;
    this.type = shape.type;
    this.modelFrom = shape.modelFrom;
    this.keyFrom = shape.keyFrom;
    this.modelTo = shape.modelTo;
    this.keyTo = shape.keyTo;
    this.polymorphic = shape.polymorphic;
    this.modelThrough = shape.modelThrough;
    this.keyThrough = shape.keyThrough;
    this.multiple = shape.multiple;
    this.properties = shape.properties || {};
    this.options = (shape.options || {}) as Dictionary;
    this.scope = shape.scope;
    this.embed = shape.embed === true;
    this.methods = (shape.methods || {}) as Record<string, unknown>;
    this.#createRelation = shape.createRelation;
    if (shape.include) Object.defineProperty(this, 'include', { value: shape.include });
  }

  /** Creates the object that methods of the relation have as `this`. */
  createRelation(instance: ModelInstance): object {
    return this.#createRelation(this, instance);
  }

  toJSON(): Dictionary {
    const { modelThrough, polymorphic } = this;
    const isOpenEnded = polymorphic && this.type === 'belongsTo' && !this.modelTo;
    return {
      name: this.name,
      type: this.type,
      modelFrom: this.modelFrom.modelName,
      keyFrom: this.keyFrom,
      modelTo: isOpenEnded ? '<polymorphic>' : this.modelTo?.modelName,
      keyTo: this.keyTo,
      multiple: this.multiple,
      ...(modelThrough && { modelThrough: modelThrough.modelName, keyThrough: this.keyThrough }),
      ...(polymorphic && { polymorphic }),
    };
  }

  /** Adds a method to the relation function. */
  defineMethod(name: string, method: ScopeMethod): unknown {
    const added = this.#addMethod(name, method);
    const { shared, accepts, returns, http, description } = method as ScopeMethod & Dictionary;
    if (!shared) return added;
    // REST calls a shared method through the prototype.
    Object.assign(added, { shared, accepts, returns, http, description });
    this.modelFrom.prototype[`__${name}__${this.name}`] = added;
    return added;
  }

  #addMethod(name: string, method: ScopeMethod): ScopeMethod {
    const definition = this;
    if (!this.multiple) {
      this.methods[name] = method;
      const relationName = this.name;
      return function callMethod(this: unknown, ...args: unknown[]): unknown {
        const relation = (this as ModelInstance)[relationName] as Record<string, ScopeMethod>;
        return relation[name]?.(...args);
      };
    }
    const scope = this.modelFrom.scopes?.[this.name] as ScopeDefinition | undefined;
    if (!scope) throw new Error(`Unknown relation scope: ${this.name}`);
    return scope.defineMethod(name, function callMethod(this: unknown, ...args: unknown[]): unknown {
      return method.apply(definition.createRelation(this as ModelInstance), args);
    });
  }

  /** Writes the discriminator of a polymorphic relation into the target; a belongsTo writes its own. */
  #writeDiscriminator(target: Dictionary): void {
    if (!this.polymorphic || this.type === 'belongsTo') return;
    const { discriminator, invert } = this.polymorphic;
    target[discriminator] = invert ? this.modelTo?.modelName : this.modelFrom.modelName;
  }

  /** Merges the scope of the relation into a filter, in place. */
  applyScope(instance: ModelInstance | null, filter: Filter): void {
    filter.where ||= {};
    this.#writeDiscriminator(filter.where as Dictionary);
    const scope = typeof this.scope === 'function' ? this.scope.call(this, instance, filter) : this.scope;
    if (typeof scope === 'object') mergeQuery(filter, scope as Filter);
  }

  /** Copies the `properties` of the relation to the child, or back with `invertProperties`. */
  applyProperties(instance: ModelInstance, child: Dictionary): void {
    const isInverted = Boolean(this.options['invertProperties']);
    const source: Dictionary = isInverted ? child : instance;
    let target: Dictionary = isInverted ? instance : child;
    if (this.options['embedsProperties']) {
      const embedded: Dictionary = { [this.keyTo]: source[this.keyTo] };
      (target as ModelInstance).__data[this.name] = embedded;
      target = embedded;
    }
    for (const [from, to] of this.#propertyPairs()) target[to] = source[from];
    if (typeof this.properties === 'function') {
      const values = (this.properties.call(this, source, target) ?? {}) as Dictionary;
      for (const name of Object.keys(values)) target[name] = values[name];
    }
    this.#writeDiscriminator(target);
  }

  #propertyPairs(): [from: string, to: string][] {
    if (Array.isArray(this.properties)) return this.properties.map((name) => [String(name), String(name)]);
    if (typeof this.properties === 'function') return [];
    return Object.entries(this.properties as Dictionary).map(([from, to]) => [from, String(to)]);
  }
}
