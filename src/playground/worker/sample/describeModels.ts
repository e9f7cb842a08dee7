import type { ModelClass, RelationLike } from '../../../runtime/index.ts';
import type { LoadedModels } from '../models.ts';
import type { SampleKey, SampleModel, SampleProperty, SampleType } from './sampleModel.ts';

/** Reads from the model classes what sample data has to know of them. */
export function describeModels(loaded: LoadedModels): readonly SampleModel[] {
  const all = [...loaded.models.values()];
  const values = namesOfValues(all);
  const stored = all.filter((model) => isStored(model, values));
  const keys = findKeys(stored);
  return stored.map((model) => {
    const schema = loaded.schemaOf(model);
    const ownKeys = (keys.get(model.modelName) ?? []).map((one) => withAttributes(one, model, schema.types));
    const taken = new Set(ownKeys.flatMap(({ property, discriminator }) => [property, discriminator]));
    return {
      name: model.modelName,
      idName: schema.idName,
      idType: schema.idType === 'number' || schema.idType === 'date' ? schema.idType : 'string',
      properties: Object.entries(model.definition.properties)
        .filter(([name]) => name !== schema.idName && !taken.has(name))
        .map(([name, property]) => describeProperty(model, name, property)),
      keys: ownKeys.filter(({ property }) => property !== schema.idName),
    };
  });
}

/**
 * LoopBack stores whatever has a data source, also what extends its "Model".
 * Such a model that others embed is there to be embedded, and gets no rows.
 */
function isStored(model: ModelClass, values: ReadonlySet<string>): boolean {
  for (let base: ModelClass | null = model; base !== null; base = base.base) {
    if (base.modelName === 'PersistedModel') return true;
    if (base.modelName === 'KeyValueModel' || base.modelName === 'Email') return false;
    if (base.modelName === 'Model') return !values.has(model.modelName);
  }
  return true;
}

/** The models that are the type of a property, or that a relation embeds. */
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
    // A "default" beats a "defaultFn", even where it is nothing.
    hasDefault:
      property['default'] === undefined
        ? knownFunctions.has(String(property['defaultFn']))
        : !isBlank(property['default']),
    choices: Array.isArray(choices) ? choices.filter((choice) => !isBlank(choice)) : [],
    min: typeof min === 'number' ? min : null,
    max: typeof max === 'number' ? max : null,
  };
}

/** Those that LoopBack knows; any other leaves the property without a value. */
const knownFunctions = new Set(['guid', 'uuid', 'uuidv4', 'now', 'shortid', 'nanoid']);

/** What LoopBack's check of a required property does not take for a value. */
function isBlank(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** By the check that the class has: a relation that takes a property over drops its attributes, and not the check. */
function isRequired({ validations }: ModelClass, property: string): boolean {
  const own = validations && Object.hasOwn(validations, property) ? validations[property] : undefined;
  return (own ?? []).some(({ validation }) => validation === 'presence');
}

/** What the property says of a key that relations told of. */
function withAttributes(
  sampleKey: SampleKey,
  model: ModelClass,
  stored: Readonly<Record<string, string>>,
): SampleKey {
  const { property, discriminator } = sampleKey;
  return {
    ...sampleKey,
    // A required type of a polymorphic key takes the key along.
    isRequired: [property, discriminator].some((name) => name !== null && isRequired(model, name)),
    // The store may read it as the type that it had before a relation changed it.
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
  // A model class is a function too; its name could be that of a type.
  if ('modelName' in type) return isPlaceholder(type) ? 'other' : 'model';
  return typeNames[type.name.toLowerCase()] ?? 'other';
}

/** LoopBack's stand-in for a type that does not exist: no value has it. */
function isPlaceholder(model: object): boolean {
  return 'settings' in model && Boolean((model.settings as ModelClass['settings'])['unresolved']);
}

/** The foreign keys of every model, whichever side of a relation tells of them; the first to name a property decides. */
function findKeys(models: readonly ModelClass[]): Map<string, SampleKey[]> {
  const keys = new Map<string, SampleKey[]>();
  const add = (holder: string | undefined, key: SampleKey): void => {
    if (holder === undefined) return;
    const known = keys.get(holder) ?? [];
    keys.set(holder, known);
    const same = known.findIndex(({ property }) => property === key.property);
    const old = known[same];
    if (old === undefined) known.push(key);
    // A hasOne says more than the belongsTo on the other side.
    else if (key.shape === 'unique') known[same] = { ...old, shape: 'unique' };
    else if (key.discriminator !== null && old.discriminator === key.discriminator) {
      known[same] = { ...old, targets: [...old.targets, ...key.targets] };
    }
  };
  for (const model of models) {
    for (const relation of Object.values(model.relations)) addKeys(relation, add);
  }
  return keys;
}

function addKeys(relation: RelationLike, add: (holder: string | undefined, key: SampleKey) => void): void {
  const { type, keyFrom, keyTo } = relation;
  const from = relation.modelFrom.modelName;
  const to = relation.modelTo?.modelName;
  const through = relation.modelThrough?.modelName;
  const discriminator = discriminatorOf(relation.polymorphic);
  if (relation.embed) return;
  if (type === 'belongsTo') {
    if (to !== undefined) add(from, key(keyFrom, to, keyTo));
  } else if (type === 'referencesMany') {
    if (to !== undefined) add(from, key(keyFrom, to, keyTo, 'list'));
  } else if (through !== undefined) {
    add(through, { ...key(keyTo, from, keyFrom), discriminator });
    const { keyThrough } = relation;
    if (keyThrough && to !== undefined) add(through, key(keyThrough, to, 'id'));
  } else {
    add(to, { ...key(keyTo, from, keyFrom, type === 'hasOne' ? 'unique' : 'one'), discriminator });
  }
}

function key(property: string, model: string, target: string, shape: SampleKey['shape'] = 'one'): SampleKey {
  const targets = [{ model, property: target }];
  return { property, targets, discriminator: null, shape, isRequired: false, isNumber: false };
}

function discriminatorOf(polymorphic: unknown): string | null {
  if (typeof polymorphic !== 'object' || polymorphic === null || !('discriminator' in polymorphic))
    return null;
  return typeof polymorphic.discriminator === 'string' ? polymorphic.discriminator : null;
}
