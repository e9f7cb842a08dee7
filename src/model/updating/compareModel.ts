import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { ModelDefinition, RelationDefinition } from '../definition.ts';
import { describeProperties } from '../describeProperties.ts';
import type { Project } from '../project.ts';
import { propertiesOf, settingOf } from '../settings.ts';
import { type ComparedPart, comparePart, type Part, type PartDifference } from './compareParts.ts';
import { type Facts, propertyFacts, settingFacts, withFact } from './facts.ts';
import { withKeys } from './relationFacts.ts';
import type { ComparedModel, SideModel } from './sides.ts';
import { columnIn, connectorIn, storagesOf } from './storage.ts';
import type { Edit } from './update.ts';

type Mine = NonNullable<ComparedModel['mine']>;

/** Compares a model of the project with what a source says of it. */
export function compareModel(
  project: Project,
  { source, mine, last }: ComparedModel & { readonly mine: Mine },
): readonly PartDifference[] {
  const model: Compared = {
    project,
    source,
    mine,
    last,
    connectors: storagesOf(source.definition).map(({ connector }) => connector),
  };
  const differences = [...settingsOf(model), ...propertiesIn(model), ...relationsIn(model)].flatMap(
    comparePart,
  );
  return differences.map((each) =>
    each.part === 'relation' && each.kind === 'changed' ? withKeyEdits(each, model) : each,
  );
}

/** Adds the edits that write a relation's keys down where LoopBack would derive others after the change. */
function withKeyEdits(difference: PartDifference, { mine, source }: Compared): PartDifference {
  const { name, edits } = difference;
  const before = mine.relations.get(name);
  if (before === undefined) return difference;
  const keyOf = (attribute: 'foreignKey' | 'keyThrough'): string | null => {
    const isEdited = edits.some(({ path }) => path[0] === attribute);
    const value = (isEdited ? source.relations.get(name) : before)?.facts.get(attribute)?.value;
    return typeof value === 'string' ? value : null;
  };
  const changed = edits.reduce(
    (relation, { path, value }) => withFact(relation, path, value) as RelationDefinition,
    before.define(name),
  );
  const ends = {
    ownerName: mine.definition.name,
    foreignKey: keyOf('foreignKey'),
    keyThrough: keyOf('keyThrough'),
  };
  const written = withKeys(changed, name, ends);
  const keys = (['foreignKey', 'keyThrough'] as const).filter((key) => written[key] !== changed[key]);
  const more = keys.map((key): Edit => ({ part: 'relation', name, path: [key], value: written[key] }));
  return { ...difference, edits: [...edits, ...more] };
}

interface Compared {
  readonly project: Project;
  readonly source: SideModel;
  readonly mine: Mine;
  readonly last: SideModel | null;
  /** The connectors for which the source names a table. */
  readonly connectors: readonly string[];
}

/** Returns the names that any of the sides has, in order. */
const allNames = (...sides: readonly (Iterable<string> | undefined)[]): readonly string[] => [
  ...new Set(sides.flatMap((side) => [...(side ?? [])])),
];

function propertiesIn(model: Compared): readonly ComparedPart[] {
  const { mine, source, last } = model;
  const [own, theirs] = [propertiesOf(mine.definition), propertiesOf(source.definition)];
  const earlier = last === null ? null : propertiesOf(last.definition);
  return allNames(Object.keys(own), Object.keys(theirs)).flatMap((name): readonly ComparedPart[] => {
    const [one, other] = [propertyPart(own, name), propertyPart(theirs, name)];
    const part: ComparedPart = {
      part: 'property',
      name,
      mine: one,
      source: other,
      last: earlier === null ? undefined : propertyPart(earlier, name),
      isFromSource: model.connectors.some((connector) => columnIn(getOwn(own, name), connector) !== null),
    };
    if (earlier !== null || other === null) return [part];
    const source = withoutDerived(model, name, one, other);
    // LoopBack adds such a property itself.
    return one === null && source !== other && isAdded(model, name) ? [] : [{ ...part, source }];
  });
}

function propertyPart(properties: Readonly<Record<string, JsonValue>>, name: string): Part | null {
  const property = getOwn(properties, name);
  return property === undefined ? null : { value: property, facts: propertyFacts(property) };
}

const isAdded = ({ project, mine }: Compared, name: string): boolean =>
  describeProperties(project, mine.entry.id).some(
    (property) => property.name === name && property.origin !== 'own',
  );

/** Leaves out the facts for a connector of which the project says nothing where the column is the one that it uses anyway. */
function withoutDerived({ connectors }: Compared, name: string, mine: Part | null, source: Part): Part {
  const derived = connectors.filter(
    (connector) =>
      (mine === null || connectorIn(mine.value, connector) === null) &&
      columnIn(source.value, connector)?.toLowerCase() === name.toLowerCase(),
  );
  return derived.length === 0 ? source : { ...source, facts: withoutPaths(source.facts, derived) };
}

const withoutPaths = (facts: Facts, keys: readonly string[]): Facts =>
  new Map([...facts].filter(([, { path }]) => !keys.includes(path[0] ?? '')));

function relationsIn({ mine, source, last }: Compared): readonly ComparedPart[] {
  const partOf = (side: SideModel, name: string): Part | null => {
    const relation = side.relations.get(name);
    return relation === undefined ? null : { value: relation.define(name), facts: relation.facts };
  };
  return allNames(mine.relations.keys(), source.relations.keys()).map((name) => ({
    part: 'relation',
    name,
    mine: partOf(mine, name),
    source: partOf(source, name),
    last: last === null ? undefined : partOf(last, name),
    isFromSource: false,
  }));
}

/** What is compared elsewhere, and the text of an empty list. */
const noSettings = new Set(['name', 'properties', 'relations', 'relationships', 'options']);

function settingsOf(model: Compared): readonly ComparedPart[] {
  const { mine, source, last, connectors } = model;
  const names = allNames(settingNames(mine.definition), settingNames(source.definition));
  // Without knowing last time, only these are the source's own.
  const compared =
    last === null ? names.filter((name) => name === 'description' || connectors.includes(name)) : names;
  return compared.flatMap((name): readonly ComparedPart[] => {
    const [one, other] = [settingPart(mine.definition, name), settingPart(source.definition, name)];
    if (last === null && one === null && isDerivedTable(model, name)) return [];
    return [
      {
        part: 'setting',
        name,
        mine: one,
        source: other,
        last: last === null ? undefined : settingPart(last.definition, name),
        isFromSource: connectors.includes(name),
      },
    ];
  });
}

/** Whether the source names the table that the connector uses anyway. */
const isDerivedTable = ({ mine, source }: Compared, connector: string): boolean =>
  storagesOf(source.definition).some(
    (storage) =>
      storage.connector === connector && storage.table.toLowerCase() === mine.definition.name.toLowerCase(),
  );

function settingNames(definition: ModelDefinition): readonly string[] {
  const { options } = definition;
  const names = [...Object.keys(definition), ...(isJsonObject(options) ? Object.keys(options) : [])];
  return names.filter((name) => !noSettings.has(name));
}

function settingPart(definition: ModelDefinition, name: string): Part | null {
  const value = settingOf(definition, name);
  return value === undefined || isNothing(value) ? null : { value, facts: settingFacts(value) };
}

/** An empty list or object says as little as none. */
const isNothing = (value: JsonValue): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
