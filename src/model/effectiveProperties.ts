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
  /** `injected`: the `id` that LoopBack adds where no property is one. */
  readonly origin: 'own' | 'inherited' | 'injected';
}

const injectedId: PropertyDefinition = { type: 'number', id: 1, generated: true };

/** What a line of definitions comes to. */
interface Inherited {
  readonly properties: readonly EffectiveProperty[];
  /** Those among them that are (parts of) the id. */
  readonly ids: readonly EffectiveProperty[];
  /** The names that `excludeBaseProperties` leaves out: LoopBack adds the lists of a model and its bases up. */
  readonly left: ReadonlySet<JsonValue>;
  readonly idInjection: JsonValue | undefined;
}

const nothingLeft: ReadonlySet<JsonValue> = new Set();

/**
 * The properties of a model: an injected id first, the own ones in the order
 * of the file, then the inherited ones (docs/loopback.md#model-settings, run on 3.28).
 * The same list again while the definitions of the model and its bases are the same.
 */
export function effectivePropertiesOf(
  project: Project,
  definition: ModelDefinition,
): readonly EffectiveProperty[] {
  return inheritedOf(lineageOf(project, definition)).properties;
}

/** Those of a model's properties that are (parts of) its id, in their order. */
export function idPropertiesOf(project: Project, definition: ModelDefinition): readonly EffectiveProperty[] {
  return inheritedOf(lineageOf(project, definition)).ids;
}

const inheritedOf = memoAlongLineage(extend);

/** What one step of inheritance depends on, and what it came to. */
interface Step {
  readonly excluded: JsonValue | undefined;
  readonly injection: JsonValue | undefined;
  readonly result: Inherited;
}

/** Not a memo: a step is used again only while the settings that it read are the same. */
const earlierSteps = new WeakMap<object, WeakMap<object, Step>>();
const noBase: object = {};

/**
 * One step of inheritance. What it came to is kept by the properties that are
 * declared: another name or path of a base makes no other properties in all
 * that extend it.
 */
function extend(definition: ModelDefinition, base: Inherited | null): Inherited {
  const own = propertiesOf(definition);
  const excluded = settingOf(definition, 'excludeBaseProperties');
  const injection = settingOf(definition, 'idInjection');
  const steps = earlierSteps.get(own) ?? new WeakMap<object, Step>();
  earlierSteps.set(own, steps);
  const earlier = steps.get(base ?? noBase);
  if (earlier && earlier.excluded === excluded && earlier.injection === injection) return earlier.result;
  const result = inherit(own, base, { excluded, injection });
  steps.set(base ?? noBase, { excluded, injection, result });
  return result;
}

function inherit(
  own: Readonly<Record<string, PropertyDefinition>>,
  base: Inherited | null,
  { excluded, injection }: Pick<Step, 'excluded' | 'injection'>,
): Inherited {
  const left = withLeftOut(base?.left ?? nothingLeft, excluded);
  const idInjection = injection === undefined ? base?.idInjection : injection;
  const { properties, ids } = merge(own, base, left);
  if (idInjection === false || ids.length > 0) return { properties, ids, left, idInjection };
  const injected = withInjectedId(properties, own);
  return { properties: injected, ids: injected.filter(({ name }) => name === 'id'), left, idInjection };
}

function withLeftOut(left: ReadonlySet<JsonValue>, setting: JsonValue | undefined): ReadonlySet<JsonValue> {
  if (setting === undefined || setting === null) return left;
  const more: readonly JsonValue[] = Array.isArray(setting) ? setting : [setting];
  return new Set([...left, ...more]);
}

function merge(
  own: Readonly<Record<string, PropertyDefinition>>,
  base: Inherited | null,
  left: ReadonlySet<JsonValue>,
): Pick<Inherited, 'properties' | 'ids'> {
  const redefinesId = Object.values(own).some(isIdProperty);
  const properties: EffectiveProperty[] = Object.entries(own)
    .filter(([name, property]) => !isExcluded(property) && !isWithoutType(property) && !left.has(name))
    .map(([name, property]) => ({ name, definition: property, origin: 'own' }));
  const ids = properties.filter(({ definition }) => isIdProperty(definition));
  if (base === null) return { properties, ids };
  const taken = new Set(Object.keys(own));
  const baseIds = new Set(base.ids);
  for (const property of base.properties) {
    const isId = baseIds.has(property);
    if (taken.has(property.name) || left.has(property.name) || (redefinesId && isId)) continue;
    // The same object for all that inherit it: what is worked out of it is too.
    const handed = inherited(property);
    if (property.origin === 'injected') properties.unshift(handed);
    else properties.push(handed);
    if (isId) ids.push(handed);
  }
  return { properties, ids };
}

const inherited = memoByKey(
  (property: EffectiveProperty): EffectiveProperty =>
    property.origin === 'own' ? { ...property, origin: 'inherited' } : property,
);

/** A declared `id` without the attribute stays in its place, but LoopBack puts its own in it. */
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
