import { getOwn } from '../../lib/own.ts';
import type { PropertyDefinition } from '../definition.ts';
import { describeProperties } from '../describeProperties.ts';
import type { ModelId, Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { propertiesOf } from '../settings.ts';
import { columnIn, storagesOf } from './storage.ts';

/** A model of one side of a comparison. */
export interface ModelOfSide {
  readonly side: Project;
  readonly id: ModelId;
}

type Properties = ReadonlyMap<string, PropertyDefinition | undefined>;

/**
 * Finds the property of a model for each property of another that stands for the same
 * column, or has the same name; in any case of letters, because connectors change it.
 *
 * @returns the name in the other model for each name in the one
 */
export function matchProperties(one: ModelOfSide, other: ModelOfSide): ReadonlyMap<string, string> {
  const [own, theirs] = [propertiesIn(one), propertiesIn(other)];
  const definition = findModel(one.side, one.id)?.definition;
  const connectors = definition ? storagesOf(definition).map(({ connector }) => connector) : [];
  const columnOf = (property: PropertyDefinition | undefined): string | null =>
    connectors.map((connector) => columnIn(property, connector)).find((column) => column !== null) ?? null;
  const matched = new Map<string, string>();
  const used = new Set<string>();
  const matchBy = (keyOf: KeyOf, otherKeyOf = keyOf): void => {
    const byKey = new Map<string, string>();
    for (const [name, property] of theirs) {
      const key = used.has(name) ? null : otherKeyOf(name, property);
      if (key !== null && !byKey.has(key)) byKey.set(key, name);
    }
    for (const [name, property] of own) {
      const key = matched.has(name) ? null : keyOf(name, property);
      const found = key === null ? undefined : byKey.get(key);
      if (found === undefined || used.has(found)) continue;
      matched.set(name, found);
      used.add(found);
    }
  };
  // A property with another column is another property, whatever its name.
  const nameWithoutColumn: KeyOf = (name, property) => (columnOf(property) === null ? name : null);
  matchBy((_, property) => columnOf(property));
  matchBy((name) => name, nameWithoutColumn);
  matchBy(
    (name, property) => (columnOf(property) ?? name).toLowerCase(),
    (name, property) => nameWithoutColumn(name, property)?.toLowerCase() ?? null,
  );
  return matched;
}

type KeyOf = (name: string, property: PropertyDefinition | undefined) => string | null;

/** The properties of the file, then those that LoopBack adds to the model itself: an id, and keys of relations. */
function propertiesIn({ side, id }: ModelOfSide): Properties {
  const definition = findModel(side, id)?.definition;
  if (definition === undefined) return new Map();
  const own = propertiesOf(definition);
  const names = describeProperties(side, id)
    .filter(({ origin }) => origin !== 'inherited')
    .map(({ name }) => name);
  return new Map([...new Set([...Object.keys(own), ...names])].map((name) => [name, getOwn(own, name)]));
}
