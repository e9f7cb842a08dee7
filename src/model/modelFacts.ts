import type { JsonValue } from '../lib/json.ts';
import { memoByKey, memoByValue } from '../lib/memo.ts';
import { getOwn } from '../lib/own.ts';
import type { GeneratedIdType } from './application/connectors.ts';
import { idTypesOf } from './application/dataSources.ts';
import type { ModelDefinition } from './definition.ts';
import { type EffectiveProperty, effectivePropertiesOf, idPropertiesOf } from './effectiveProperties.ts';
import { memoAlongLineage } from './lineage.ts';
import { pluralOf } from './naming.ts';
import type { ModelEntry, Project } from './project.ts';
import { lineageOf } from './projectIndex.ts';
import { attributesOf, typeLabelOf, typeOf } from './propertyType.ts';
import { textSetting } from './settings.ts';

/** The property that identifies the rows of a model. */
export interface IdProperty {
  readonly name: string;
  /** "number", "string" …: for a generated id the type that the data source supplies, "any" if that is unknown. */
  readonly type: string;
  readonly isGenerated: boolean;
  readonly origin: EffectiveProperty['origin'];
}

/** Returns the plural of a model. LoopBack lets subclasses inherit the `plural` of a base (docs/loopback.md#names). */
export function pluralOfModel(project: Project, entry: ModelEntry): string {
  return pluralOfDefinition(project, entry.definition);
}

interface GivenPlural {
  readonly plural: string | undefined;
}

const pluralOfLine = memoAlongLineage<GivenPlural>((definition, base) => {
  const plural = textSetting(definition, 'plural');
  return plural === undefined && base !== null ? base : { plural };
});

export function pluralOfDefinition(project: Project, definition: ModelDefinition): string {
  const line = lineageOf(project, definition);
  return pluralOfLine(line).plural ?? pluralOf(definition.name);
}

/** Returns the id; null for a model without one: `idInjection` is false, and the inherited id is left out. */
export function idPropertyOf(project: Project, entry: ModelEntry): IdProperty | null {
  return idPropertyOfDefinition(project, entry.definition);
}

/** Models that inherit their ids share the list, but may have different data sources. */
const idAmong = memoByKey((ids: readonly EffectiveProperty[]) =>
  memoByValue((generated: GeneratedIdType | null) => findId(ids, generated)),
);

export function idPropertyOfDefinition(project: Project, definition: ModelDefinition): IdProperty | null {
  const ids = idPropertiesOf(project, definition);
  const generated = idTypesOf(project).generatedFor(definition.name);
  return idAmong(ids)(generated);
}

function findId(ids: readonly EffectiveProperty[], generated: GeneratedIdType | null): IdProperty | null {
  const id = ids.find((property) => property.name === 'id') ?? firstByPosition(ids);
  if (!id) return null;
  return {
    name: id.name,
    // The data source supplies the value and so its type, whatever the file says.
    type: isGenerated(id) && generated !== 'declared' ? (generated ?? 'any') : declaredTypeOf(id),
    isGenerated: isGenerated(id),
    origin: id.origin,
  };
}

/** Returns the type of a property before LoopBack sets relations up; "any" for a missing property. */
export function typeOfProperty(project: Project, definition: ModelDefinition, name: string): string {
  const id = idPropertyOfDefinition(project, definition);
  if (id?.name === name) return id.type;
  const property = effectivePropertiesOf(project, definition).find((candidate) => candidate.name === name);
  return property ? declaredTypeOf(property) : 'any';
}

export function declaredTypeOf(property: EffectiveProperty): string {
  return typeLabelOf(typeOf(property.definition));
}

export function isGenerated(property: EffectiveProperty): boolean {
  return Boolean(attribute(property, 'generated'));
}

export function isRequired(property: EffectiveProperty): boolean {
  return Boolean(attribute(property, 'required'));
}

function attribute(property: EffectiveProperty, name: string): JsonValue | undefined {
  return getOwn<JsonValue | undefined>(attributesOf(property.definition), name);
}

function firstByPosition(ids: readonly EffectiveProperty[]): EffectiveProperty | undefined {
  const position = (property: EffectiveProperty) => {
    const value = attribute(property, 'id');
    return typeof value === 'number' ? value : 1;
  };
  return ids.reduce<EffectiveProperty | undefined>(
    (first, property) => (first && position(first) <= position(property) ? first : property),
    undefined,
  );
}
