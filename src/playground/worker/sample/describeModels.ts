import { rowsRuleOf } from '../../../model/builtins.ts';
import type { ModelClass, RelationLike } from '../../../runtime/index.ts';
import { foreignKeysOf, type KeyRelation } from '../../designModel.ts';
import type { LoadedModels } from '../models.ts';
import type {
  SampleItems,
  SampleKey,
  SampleModel,
  SampleProperty,
  SampleTarget,
  SampleType,
} from './sampleModel.ts';

/** Reads from the model classes what sample data needs to know. */
export function describeModels(loaded: LoadedModels): readonly SampleModel[] {
  const all = [...loaded.models.values()];
  const stored = storedModels(loaded);
  const keys = findKeys(stored, all, stored);
  return stored.map((model) => describeModel(loaded, model, keys.get(model.modelName) ?? []));
}

function storedModels(loaded: LoadedModels): readonly ModelClass[] {
  const all = [...loaded.models.values()];
  const values = namesOfValues(all);
  return all.filter((model) => isStored(model, loaded, values));
}

function describeModel(loaded: LoadedModels, model: ModelClass, keys: readonly SampleKey[]): SampleModel {
  const schema = loaded.schemaOf(model);
  const ownKeys = keys.map((one) => withAttributes(one, model, schema.types));
  const items = findItems(loaded, model);
  const taken = new Set([
    ...ownKeys.flatMap(({ property, discriminator }) => [property, discriminator]),
    ...items.map(({ property }) => property),
  ]);
  const id = schema.idName === null ? undefined : model.definition.properties[schema.idName];
  return {
    name: model.modelName,
    idName: schema.idName,
    idType: schema.idType === 'number' || schema.idType === 'date' ? schema.idType : 'string',
    properties: Object.entries(model.definition.properties)
      .filter(([name]) => name !== schema.idName && !taken.has(name))
      .map(([name, property]) => describeProperty(model, name, property)),
    keys: ownKeys.filter(({ property }) => property !== schema.idName),
    items,
    isIdMade: id !== undefined && hasDefault(model, id),
  };
}

/** The items that the relations of a model embed; those that are rows of their own too are left out. */
function findItems(loaded: LoadedModels, model: ModelClass): readonly SampleItems[] {
  return Object.values(model.relations).flatMap(({ embed, modelTo, keyFrom, multiple, options }) => {
    if (!embed || !modelTo || options['persistent']) return [];
    const describe = (): SampleModel => {
      const keys = findKeys([modelTo], [...loaded.models.values()], storedModels(loaded));
      return describeModel(loaded, modelTo, keys.get(modelTo.modelName) ?? []);
    };
    let described: SampleModel | undefined;
    return [
      {
        property: keyFrom,
        isList: multiple,
        model: () => {
          described ??= describe();
          return described;
        },
      },
    ];
  });
}

/** Like `isStored` of the model, from the classes. */
function isStored(model: ModelClass, { models }: LoadedModels, values: ReadonlySet<string>): boolean {
  for (let base: ModelClass | null = model; base !== null; base = base.base) {
    // A model of the project takes the place of LoopBack's own of its name.
    const rule = models.get(base.modelName) === base ? null : rowsRuleOf(base.modelName);
    if (rule !== null) return rule === 'unlessEmbedded' ? !values.has(model.modelName) : rule === 'own';
  }
  return true;
}

/** Models that are the type of a property, or that a relation embeds. */
function namesOfValues(models: readonly ModelClass[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const model of models) {
    for (const { type } of Object.values(model.definition.properties)) {
      const item: unknown = Array.isArray(type) ? type[0] : type;
      if (typeof item === 'function' && 'modelName' in item) names.add(String(item.modelName));
    }
    for (const { embed, modelTo } of Object.values(model.relations))
      if (embed && modelTo) names.add(modelTo.modelName);
  }
  return names;
}

function describeProperty(
  model: ModelClass,
  name: string,
  property: ModelClass['definition']['properties'][string],
): SampleProperty {
  const { type, min, max } = property;
  const choices = property['enum'];
  return {
    name,
    type: typeOf(type),
    itemType: Array.isArray(type) ? typeOf(type[0]) : 'other',
    isRequired: isRequired(model, name),
    hasDefault: hasDefault(model, property),
    choices: Array.isArray(choices) ? choices.filter((choice) => !isBlank(choice)) : [],
    min: typeof min === 'number' ? min : null,
    max: typeof max === 'number' ? max : null,
  };
}

/** A "default" overrides a "defaultFn", even where it is null. */
function hasDefault({ modelBuilder }: ModelClass, property: Readonly<Record<string, unknown>>): boolean {
  const { default: given, defaultFn } = property;
  return given === undefined ? modelBuilder.engine.defaultFunctions.has(String(defaultFn)) : !isBlank(given);
}

/** Values that LoopBack's check of a required property does not accept. */
function isBlank(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** Uses the check of the class: a relation that takes over a property drops its attributes, but not the check. */
function isRequired({ validations }: ModelClass, property: string): boolean {
  const own = validations && Object.hasOwn(validations, property) ? validations[property] : undefined;
  return (own ?? []).some(({ validation }) => validation === 'presence');
}

/** Adds what the property declares to a key found through relations. */
function withAttributes(
  sampleKey: SampleKey,
  model: ModelClass,
  stored: Readonly<Record<string, string>>,
): SampleKey {
  const { property, discriminator } = sampleKey;
  return {
    ...sampleKey,
    // If the discriminator of a polymorphic key is required, so is the key.
    isRequired: [property, discriminator].some((name) => name !== null && isRequired(model, name)),
    // The store may read it as the type from before a relation changed it.
    isNumber: model.definition.properties[property]?.type === Number || stored[property] === 'number',
  };
}

const typeNames: Readonly<Record<string, SampleType>> = {
  string: 'string',
  text: 'string',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  datestring: 'datestring',
  array: 'array',
  geopoint: 'geopoint',
  object: 'object',
  any: 'any',
  json: 'any',
};

function typeOf(type: unknown): SampleType {
  if (Array.isArray(type)) return 'array';
  if (typeof type !== 'function') return 'other';
  // A model class is a function, too; its name could equal that of a type.
  if ('modelName' in type) return isPlaceholder(type) ? 'other' : 'model';
  return typeNames[type.name.toLowerCase()] ?? 'other';
}

/** LoopBack's placeholder for a type that does not exist: no value has it. */
function isPlaceholder(model: object): boolean {
  return 'settings' in model && Boolean((model.settings as ModelClass['settings'])['unresolved']);
}

/**
 * The foreign keys of every model, from either side of the relations; the first to name a property decides.
 *
 * @param models the models whose relations count
 * @param stored the models that have rows to reference
 */
function findKeys(
  models: readonly ModelClass[],
  all: readonly ModelClass[],
  stored: readonly ModelClass[],
): Map<string, SampleKey[]> {
  const keys = new Map<string, SampleKey[]>();
  const add = (holder: string, key: SampleKey): void => {
    const known = keys.get(holder) ?? [];
    keys.set(holder, known);
    const same = known.findIndex(({ property }) => property === key.property);
    const old = known[same];
    if (old === undefined) known.push(key);
    else if (key.discriminator !== null && old.discriminator === key.discriminator) {
      known[same] = withTargetsOf(old, key);
    }
    // A hasOne says more than the belongsTo on the other side.
    else if (key.shape === 'unique') known[same] = { ...old, shape: 'unique' };
  };
  const idNames = new Map(all.map((model) => [model.modelName, model.definition.idName() ?? null]));
  for (const model of models) {
    for (const relation of Object.values(model.relations)) {
      for (const key of foreignKeysOf(model.modelName, toKeyRelation(relation), (name) =>
        idNames.get(name),
      )) {
        const { holder, property, target, targetProperty, discriminator, shape } = key;
        const targets = [{ model: target, property: targetProperty }];
        add(holder, { property, targets, discriminator, shape, isRequired: false, isNumber: false });
      }
    }
  }
  for (const model of models) {
    for (const key of keysToAnyModel(model, stored)) {
      if (!keys.get(model.modelName)?.some(({ property }) => property === key.property))
        add(model.modelName, key);
    }
  }
  return keys;
}

/** Adds the targets of the same polymorphic key, which the relation of another owner names. */
function withTargetsOf(known: SampleKey, added: SampleKey): SampleKey {
  const shape = known.shape === added.shape ? known.shape : 'one';
  const targets = new Map<string, SampleTarget>();
  for (const key of [known, added]) {
    for (const target of key.targets) {
      const isUnique = target.isUnique || key.shape === 'unique';
      targets.set(target.model, isUnique ? { ...target, isUnique } : target);
    }
  }
  return { ...known, shape, targets: [...targets.values()] };
}

/** Models that the rows of a polymorphic belongsTo reference where no model says that it owns them. */
const mostGuessed = 3;

/** The keys of polymorphic belongsTo relations, as if the first other models with rows owned the rows. */
function keysToAnyModel(model: ModelClass, stored: readonly ModelClass[]): readonly SampleKey[] {
  return Object.values(model.relations).flatMap((relation) => {
    const discriminator = discriminatorOf(relation.polymorphic);
    if (relation.type !== 'belongsTo' || discriminator === null) return [];
    const keyType = model.definition.properties[relation.keyFrom]?.type;
    const targets = stored.flatMap(({ modelName, definition }) => {
      const idName = definition.idName();
      if (modelName === model.modelName || !idName || definition.properties[idName]?.type !== keyType)
        return [];
      return [{ model: modelName, property: idName }];
    });
    if (targets.length === 0) return [];
    const shape = 'one' as const;
    const more = { discriminator, shape, isRequired: false, isNumber: false };
    return [{ property: relation.keyFrom, targets: targets.slice(0, mostGuessed), ...more }];
  });
}

/** The relation of a class, as the design has the relation of a file. */
function toKeyRelation(relation: RelationLike): KeyRelation {
  const { name, type, keyFrom, keyTo, keyThrough, modelFrom, modelTo, modelThrough } = relation;
  const isOwn = type === 'belongsTo' || type === 'referencesMany';
  const holder = isOwn ? modelFrom : (modelThrough ?? modelTo);
  return {
    name,
    type,
    model: modelTo?.modelName ?? '',
    keyHolder: relation.embed ? null : (holder?.modelName ?? null),
    foreignKey: isOwn ? keyFrom : keyTo,
    keyThrough: (modelThrough && keyThrough) ?? null,
    pointsAt: isOwn ? keyTo : keyFrom,
    discriminator: discriminatorOf(relation.polymorphic),
    ...(isInverted(relation.polymorphic) && { isInverted: true }),
  };
}

function discriminatorOf(polymorphic: unknown): string | null {
  if (typeof polymorphic !== 'object' || polymorphic === null || !('discriminator' in polymorphic))
    return null;
  return typeof polymorphic.discriminator === 'string' ? polymorphic.discriminator : null;
}

function isInverted(polymorphic: unknown): boolean {
  return (
    typeof polymorphic === 'object' &&
    polymorphic !== null &&
    'invert' in polymorphic &&
    polymorphic.invert === true
  );
}
