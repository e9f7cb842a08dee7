import { getOwn, hasOwn } from '../lib/own.ts';
import type { ModelDefinition, PropertyDefinition } from './definition.ts';
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

interface Remembered {
  readonly line: readonly ModelDefinition[];
  readonly properties: readonly EffectiveProperty[];
}

const remembered = new WeakMap<ModelDefinition, Remembered>();

/**
 * The properties of a model: an injected id first, the own ones in the order
 * of the file, then the inherited ones (semantics 2.1 and 2.2, run on 3.28).
 */
export function effectivePropertiesOf(
  project: Project,
  definition: ModelDefinition,
): readonly EffectiveProperty[] {
  const line = lineageOf(project, definition);
  const known = remembered.get(definition);
  if (known?.line === line) return known.properties;
  const properties = workOut(line);
  remembered.set(definition, { line, properties });
  return properties;
}

function workOut(line: readonly ModelDefinition[]): readonly EffectiveProperty[] {
  let properties: readonly EffectiveProperty[] = [];
  for (let index = line.length - 1; index >= 0; index -= 1)
    properties = extend(line.slice(index), properties);
  return properties;
}

/** One step of inheritance. `line` is the model's definition and those of its bases, nearest first. */
function extend(
  line: readonly ModelDefinition[],
  base: readonly EffectiveProperty[],
): readonly EffectiveProperty[] {
  const [definition] = line;
  const own = definition ? propertiesOf(definition) : {};
  // LoopBack adds the lists of a model and its bases up.
  const left = line.flatMap((ancestor) => settingOf(ancestor, 'excludeBaseProperties') ?? []);
  const isLeftOut = (name: string) => left.includes(name);
  const redefinesId = Object.values(own).some(isIdProperty);

  const properties: EffectiveProperty[] = Object.entries(own)
    .filter(([name, property]) => !isExcluded(property) && !isWithoutType(property) && !isLeftOut(name))
    .map(([name, property]) => ({ name, definition: property, origin: 'own' }));
  for (const { name, definition: property, origin } of base) {
    if (hasOwn(own, name) || isLeftOut(name)) continue;
    if (redefinesId && isIdProperty(property)) continue;
    const inherited: EffectiveProperty = {
      name,
      definition: property,
      origin: origin === 'injected' ? 'injected' : 'inherited',
    };
    if (origin === 'injected') properties.unshift(inherited);
    else properties.push(inherited);
  }
  if (properties.some((property) => isIdProperty(property.definition))) return properties;
  return inheritedSetting(line, 'idInjection') === false ? properties : withInjectedId(properties, own);
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

function inheritedSetting(line: readonly ModelDefinition[], key: string) {
  for (const definition of line) {
    const value = settingOf(definition, key);
    if (value !== undefined) return value;
  }
  return undefined;
}
