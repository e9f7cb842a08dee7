import type { JsonValue } from '../../lib/json.ts';
import { printSorted } from '../../lib/sortedJson.ts';
import {
  baseNameOf,
  effectivePropertiesOf,
  type ModelEntry,
  type Project,
  type ResolvedRelation,
  relationsOf,
  restPathOf,
} from '../../model/index.ts';

/** What a fact is about. */
export type PartKind = 'model' | 'property' | 'relation' | 'setting';

/** A part of a model with its facts: those that the files state, and those that LoopBack derives. */
export interface ModelPart {
  readonly kind: PartKind;
  readonly name: string;
  readonly facts: ReadonlyMap<string, string>;
}

/** Returns what LoopBack makes of each model, by the model's name. */
export function factsOf(project: Project): ReadonlyMap<string, readonly ModelPart[]> {
  return new Map(project.models.map((entry) => [entry.definition.name, partsOf(project, entry)]));
}

function partsOf(project: Project, entry: ModelEntry): readonly ModelPart[] {
  const { definition } = entry;
  const config = project.modelConfig?.config[definition.name];
  const model = factsFrom({
    base: baseNameOf(definition),
    'REST path': restPathOf(project, entry) ?? 'none',
    'model-config': config,
  });
  const properties = effectivePropertiesOf(project, definition).flatMap((property): readonly ModelPart[] =>
    property.origin === 'inherited'
      ? []
      : [{ kind: 'property', name: property.name, facts: attributeFacts(property.definition) }],
  );
  const relations = relationsOf(project, entry.id).map(
    (relation): ModelPart => ({ kind: 'relation', name: relation.ref.name, facts: relationFacts(relation) }),
  );
  return [
    { kind: 'model', name: definition.name, facts: model },
    ...properties,
    ...relations,
    ...settingsOf(definition),
  ];
}

/** Keys of a definition whose facts are told in another way. */
const toldElsewhere = new Set(['name', 'base', 'properties', 'relations', 'relationships']);

function settingsOf(definition: ModelEntry['definition']): readonly ModelPart[] {
  const settings: ModelPart[] = [];
  for (const [key, value] of Object.entries(definition)) {
    // LoopBack merges the options into the other settings.
    if (key === 'options' && isObject(value))
      for (const [option, each] of Object.entries(value))
        settings.push({ kind: 'setting', name: option, facts: factsFrom({ value: each }) });
    else if (!toldElsewhere.has(key))
      settings.push({ kind: 'setting', name: key, facts: factsFrom({ value }) });
  }
  return settings;
}

/** A property is written as a type alone, or with attributes. */
function attributeFacts(definition: JsonValue): ReadonlyMap<string, string> {
  return isObject(definition) ? factsFrom(definition) : factsFrom({ type: definition });
}

/** Attributes of a relation that name what is resolved anyway. */
const resolved = new Set(['type', 'model', 'foreignKey', 'keyThrough', 'through']);

function relationFacts(relation: ResolvedRelation): ReadonlyMap<string, string> {
  const { definition, foreignKey, keyHolder, keyThrough, storedIn, targetName, throughName } = relation;
  const holder = keyHolder === null ? '' : `${keyHolder.definition.name}.`;
  return factsFrom({
    type: relation.type,
    model: targetName,
    through: throughName,
    'foreign key': foreignKey === null ? undefined : `${holder}${foreignKey.value}`,
    'foreign key type': foreignKey === null ? undefined : relation.foreignKeyType,
    'key to the other side': keyThrough?.value,
    'stored in': storedIn?.value,
    'set up': relation.isSetUp ? 'yes' : 'no',
    ...Object.fromEntries(Object.entries(definition).filter(([key]) => !resolved.has(key))),
  });
}

function factsFrom(values: Readonly<Record<string, JsonValue | undefined>>): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  for (const [name, value] of Object.entries(values))
    if (value !== undefined && value !== null) facts.set(name, printSorted(value));
  return facts;
}

const isObject = (value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
