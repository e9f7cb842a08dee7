import type { ModelClass, RelationLike } from '../../../runtime/index.ts';
import type { LoadedModels } from '../models.ts';
import type { SampleKey, SampleModel, SampleProperty, SampleType } from './sampleModel.ts';

/** Reads from the model classes what sample data has to know of them. */
export function describeModels(loaded: LoadedModels): readonly SampleModel[] {
  const stored = [...loaded.models.values()].filter(isStored);
  const keys = findKeys(stored);
  return stored.map((model) => {
    const schema = loaded.schemaOf(model);
    const ownKeys = keys.get(model.modelName) ?? [];
    const taken = new Set(ownKeys.flatMap(({ property, discriminator }) => [property, discriminator]));
    return {
      name: model.modelName,
      idName: schema.idName,
      idType: schema.idType === 'number' ? 'number' : 'string',
      properties: Object.entries(model.definition.properties)
        .filter(([name]) => name !== schema.idName && !taken.has(name))
        .map(([name, property]) => describeProperty(name, property)),
      keys: ownKeys.filter(({ property }) => property !== schema.idName),
    };
  });
}

/** What extends LoopBack's "Model" is there to be embedded or sent; it has no rows. */
function isStored(model: ModelClass): boolean {
  for (let base: ModelClass | null = model; base !== null; base = base.base) {
    if (base.modelName === 'Model') return false;
  }
  return true;
}

function describeProperty(
  name: string,
  property: ModelClass['definition']['properties'][string],
): SampleProperty {
  const { type, min, max } = property;
  const choices = property['enum'];
  return {
    name,
    type: typeOf(type),
    itemType: Array.isArray(type) ? typeOf(type[0]) : 'other',
    isRequired: Boolean(property['required']),
    hasDefault: property['default'] !== undefined || property['defaultFn'] !== undefined,
    choices: Array.isArray(choices) ? choices : [],
    min: typeof min === 'number' ? min : null,
    max: typeof max === 'number' ? max : null,
  };
}

const typeNames: Readonly<Record<string, SampleType>> = {
  string: 'string',
  text: 'string',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  datestring: 'string',
  array: 'array',
  geopoint: 'geopoint',
  object: 'object',
  any: 'any',
  json: 'any',
};

function typeOf(type: unknown): SampleType {
  if (Array.isArray(type)) return 'array';
  // A model class is a function too; its name could be that of a type.
  if (typeof type !== 'function' || 'modelName' in type) return 'other';
  return typeNames[type.name.toLowerCase()] ?? 'other';
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
  return { property, targets: [{ model, property: target }], discriminator: null, shape };
}

function discriminatorOf(polymorphic: unknown): string | null {
  if (typeof polymorphic !== 'object' || polymorphic === null || !('discriminator' in polymorphic))
    return null;
  return typeof polymorphic.discriminator === 'string' ? polymorphic.discriminator : null;
}
