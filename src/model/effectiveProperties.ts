import type { JsonValue } from '../lib/json.ts';
import { memoByKey } from '../lib/memo.ts';
import { getOwn } from '../lib/own.ts';
import type { ModelDefinition, PropertyDefinition } from './definition.ts';
import { memoAlongLineage } from './lineage.ts';
import type { Project } from './project.ts';
import { lineageOf } from './projectIndex.ts';
import { isExcluded, isIdProperty, isWithoutType } from './propertyType.ts';
import { propertiesOf, settingOf } from './settings.ts';

/** A property that a model has before relations add theirs. */
export interface EffectiveProperty {
  readonly name: string;
  readonly definition: PropertyDefinition;
  /** `injected`: the `id` that LoopBack adds where no property is an id. */
  readonly origin: 'own' | 'inherited' | 'injected';
}

const injectedId: PropertyDefinition = { type: 'number', id: 1, generated: true };

/** The properties of a model with all its bases. */
interface LineageProperties {
  readonly properties: readonly EffectiveProperty[];
  /** The properties that are (parts of) the id. */
  readonly ids: readonly EffectiveProperty[];
  /** The names in `excludeBaseProperties` of the model and its bases: LoopBack joins the lists. */
  readonly excluded: ReadonlySet<JsonValue>;
  readonly idInjection: JsonValue | undefined;
}

const noNames: ReadonlySet<JsonValue> = new Set();

/**
 * Lists the properties of a model: an injected id first, own properties in the
 * order of the file, then inherited ones (docs/loopback.md#model-settings, checked
 * with 3.28). Returns the same list for the same definitions of the model and its bases.
 */
export function effectivePropertiesOf(
  project: Project,
  definition: ModelDefinition,
): readonly EffectiveProperty[] {
  return lineageProperties(lineageOf(project, definition)).properties;
}

/** Lists the properties of a model that are (parts of) its id, in their order. */
export function idPropertiesOf(project: Project, definition: ModelDefinition): readonly EffectiveProperty[] {
  return lineageProperties(lineageOf(project, definition)).ids;
}

const lineageProperties = memoAlongLineage(extendBase);

/** A step of inheritance: the settings that it depends on, and its result. */
interface InheritanceStep {
  readonly exclusion: JsonValue | undefined;
  readonly injection: JsonValue | undefined;
  readonly result: LineageProperties;
}

/** Not a memo: a step is reused only while the settings that it read are the same. */
const earlierSteps = new WeakMap<object, WeakMap<object, InheritanceStep>>();
const noBase: object = {};

/**
 * Computes one step of inheritance. The result is cached by the declared
 * properties, so that a new name or path of a base does not replace the
 * properties of all models that extend it.
 */
function extendBase(definition: ModelDefinition, base: LineageProperties | null): LineageProperties {
  const own = propertiesOf(definition);
  const exclusion = settingOf(definition, 'excludeBaseProperties');
  const injection = settingOf(definition, 'idInjection');
  const steps = earlierSteps.get(own) ?? new WeakMap<object, InheritanceStep>();
  earlierSteps.set(own, steps);
  const earlier = steps.get(base ?? noBase);
  if (earlier && earlier.exclusion === exclusion && earlier.injection === injection) return earlier.result;
  const result = inheritProperties(own, base, { exclusion, injection });
  steps.set(base ?? noBase, { exclusion, injection, result });
  return result;
}

function inheritProperties(
  own: Readonly<Record<string, PropertyDefinition>>,
  base: LineageProperties | null,
  { exclusion, injection }: Pick<InheritanceStep, 'exclusion' | 'injection'>,
): LineageProperties {
  const excluded = withExcluded(base?.excluded ?? noNames, exclusion);
  const idInjection = injection === undefined ? base?.idInjection : injection;
  const { properties, ids } = mergeProperties(own, base, excluded);
  if (idInjection === false || ids.length > 0) return { properties, ids, excluded, idInjection };
  const injected = withInjectedId(properties, own);
  return { properties: injected, ids: injected.filter(({ name }) => name === 'id'), excluded, idInjection };
}

function withExcluded(names: ReadonlySet<JsonValue>, setting: JsonValue | undefined): ReadonlySet<JsonValue> {
  if (setting === undefined || setting === null) return names;
  const more: readonly JsonValue[] = Array.isArray(setting) ? setting : [setting];
  return new Set([...names, ...more]);
}

function mergeProperties(
  own: Readonly<Record<string, PropertyDefinition>>,
  base: LineageProperties | null,
  excluded: ReadonlySet<JsonValue>,
): Pick<LineageProperties, 'properties' | 'ids'> {
  const redefinesId = Object.values(own).some(isIdProperty);
  const properties: EffectiveProperty[] = Object.entries(own)
    .filter(([name, property]) => !isExcluded(property) && !isWithoutType(property) && !excluded.has(name))
    .map(([name, property]) => ({ name, definition: property, origin: 'own' }));
  const ids = properties.filter(({ definition }) => isIdProperty(definition));
  if (base === null) return { properties, ids };
  const taken = new Set(Object.keys(own));
  const baseIds = new Set(base.ids);
  for (const property of base.properties) {
    const isId = baseIds.has(property);
    if (taken.has(property.name) || excluded.has(property.name) || (redefinesId && isId)) continue;
    // All models that inherit it share one object, and so the values that are derived from it.
    const inherited = asInherited(property);
    if (property.origin === 'injected') properties.unshift(inherited);
    else properties.push(inherited);
    if (isId) ids.push(inherited);
  }
  return { properties, ids };
}

const asInherited = memoByKey(
  (property: EffectiveProperty): EffectiveProperty =>
    property.origin === 'own' ? { ...property, origin: 'inherited' } : property,
);

/** A declared `id` that is not marked as the id stays in its place, but LoopBack replaces its definition. */
function withInjectedId(
  properties: readonly EffectiveProperty[],
  own: Readonly<Record<string, PropertyDefinition>>,
): readonly EffectiveProperty[] {
  const isDeclared = properties.some((property) => property.name === 'id') && !isExcluded(getOwn(own, 'id'));
  if (!isDeclared) return [{ name: 'id', definition: injectedId, origin: 'injected' }, ...properties];
  return properties.map((property) =>
    property.name === 'id' ? { ...property, definition: injectedId } : property,
  );
}
