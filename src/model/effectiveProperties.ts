import type { JsonValue } from '../lib/json.ts';
import { getOwn, hasOwn } from '../lib/own.ts';
import type { ModelDefinition, PropertyDefinition } from './definition.ts';
import type { Project } from './project.ts';
import { alongLine, type Line, lineageOf } from './projectIndex.ts';
import { isExcluded, isIdProperty } from './propertyType.ts';
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
  /** The names that `excludeBaseProperties` leaves out: LoopBack adds the lists of a model and its bases up. */
  readonly left: ReadonlySet<JsonValue>;
  readonly idInjection: JsonValue | undefined;
}

const known = new WeakMap<Line, Inherited>();
const nothingLeft: ReadonlySet<JsonValue> = new Set();

/**
 * The properties of a model: an injected id first, the own ones in the order
 * of the file, then the inherited ones (semantics 2.1 and 2.2, run on 3.28).
 * The same list again while the definitions of the model and its bases are the same.
 */
export function effectivePropertiesOf(
  project: Project,
  definition: ModelDefinition,
): readonly EffectiveProperty[] {
  return alongLine(lineageOf(project, definition), known, extend).properties;
}

/** One step of inheritance. `line` is the model's definition and those of its bases, nearest first. */
function extend(line: Line, base: Inherited | null): Inherited {
  const [definition] = line;
  if (definition === undefined) return { properties: [], left: nothingLeft, idInjection: undefined };
  const own = propertiesOf(definition);
  const left = withLeftOut(base?.left ?? nothingLeft, settingOf(definition, 'excludeBaseProperties'));
  const setting = settingOf(definition, 'idInjection');
  const idInjection = setting === undefined ? base?.idInjection : setting;
  const properties = merge(own, base?.properties ?? [], left);
  const isWhole = idInjection === false || properties.some((property) => isIdProperty(property.definition));
  return { properties: isWhole ? properties : withInjectedId(properties, own), left, idInjection };
}

function withLeftOut(left: ReadonlySet<JsonValue>, setting: JsonValue | undefined): ReadonlySet<JsonValue> {
  if (setting === undefined || setting === null) return left;
  const more: readonly JsonValue[] = Array.isArray(setting) ? setting : [setting];
  return new Set([...left, ...more]);
}

function merge(
  own: Readonly<Record<string, PropertyDefinition>>,
  base: readonly EffectiveProperty[],
  left: ReadonlySet<JsonValue>,
): readonly EffectiveProperty[] {
  const redefinesId = Object.values(own).some(isIdProperty);
  const properties: EffectiveProperty[] = Object.entries(own)
    .filter(([name, property]) => !isExcluded(property) && !left.has(name))
    .map(([name, property]) => ({ name, definition: property, origin: 'own' }));
  for (const property of base) {
    const { name, definition, origin } = property;
    if (hasOwn(own, name) || left.has(name)) continue;
    if (redefinesId && isIdProperty(definition)) continue;
    // The same object for all that inherit it: what is worked out of it is too.
    if (origin === 'injected') properties.unshift(property);
    else properties.push(inherited(property));
  }
  return properties;
}

const handedDown = new WeakMap<EffectiveProperty, EffectiveProperty>();

function inherited(property: EffectiveProperty): EffectiveProperty {
  if (property.origin !== 'own') return property;
  const before = handedDown.get(property);
  if (before) return before;
  const result: EffectiveProperty = { ...property, origin: 'inherited' };
  handedDown.set(property, result);
  return result;
}

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
