import { isJsonObject, type JsonObject } from '../../../lib/json.ts';
import { isObjectValue, type ObjectValue } from '../reading/values.ts';
import { idsOf } from './ids.ts';
import type { ModelContext } from './modelContext.ts';
import { propertyOfMember, readProperty, type WrittenProperty } from './properties.ts';
import { type ReadRelation, readRelations } from './relations.ts';
import { readSettings } from './settings.ts';

/** What a class becomes, before it is written as a model file. */
export interface ReadModel {
  readonly definition: JsonObject;
  readonly properties: number;
  readonly relations: readonly ReadRelation[];
}

/** Reads a class as a model definition, its keys in the order of LoopBack's generator. */
export function readModel(context: ModelContext, file: string | null): ReadModel {
  const { opened, source, notes } = context;
  const written = writtenProperties(context);
  const properties = written.map((each) => [each.name, readProperty(each, context)] as const);
  const relations = source.members.flatMap((member) => readRelations(member, context));
  const hidden = written
    .filter(({ attributes }) => attributes.get('hidden') === true)
    .map(({ name }) => name);
  const { description, top, options } = readSettings(context, hidden, file);
  const base = baseOf(context);
  const all = Object.fromEntries(properties);
  const hasId = Object.values(all).some((property) => isJsonObject(property) && property['id']);
  // A class that extends Model has no rows of its own, and so no id unless it says so.
  const isPlain = base === 'Model' && top['idInjection'] === undefined;
  const hasNoId = !hasId && (isPlain || top['idInjection'] === false);
  if (opened.attributes.has('relations'))
    notes.add(
      'warning',
      source,
      source.model?.at ?? source.at,
      '"relations" of @model is left out: only decorators are read.',
    );
  return {
    definition: {
      name: opened.modelName,
      ...(description === null ? {} : { description }),
      base,
      ...(hasNoId ? { idInjection: false, excludeBaseProperties: ['id'] } : {}),
      ...top,
      options,
      properties: all,
      validations: [],
      relations: Object.fromEntries(relations.map(({ name, definition }) => [name, definition])),
      acls: [],
      methods: {},
    },
    properties: properties.length,
    relations,
  };
}

/** The properties of `@model`, then those of decorators. */
function writtenProperties(context: ModelContext): readonly WrittenProperty[] {
  const { opened, source } = context;
  const inModel = opened.attributes.get('properties');
  const given = isObjectValue(inModel) ? [...inModel] : [];
  const found = new Map<string, WrittenProperty>();
  for (const [name, attributes] of given)
    found.set(name, {
      name,
      attributes: isObjectValue(attributes) ? attributes : new Map([['type', attributes]]),
      code: null,
      designType: { type: 'any' },
      isKey: false,
      at: source.model?.at ?? source.at,
    });
  for (const member of source.members) {
    const property = propertyOfMember(member);
    if (property !== null) found.set(member.name, withKeyType(property, context));
  }
  return [...found.values()];
}

/** The ids in the list of a referencesMany have the type of what they point at. */
function withKeyType(property: WrittenProperty, { source, classes }: ModelContext): WrittenProperty {
  const member = source.members.find(({ name }) => name === property.name);
  const decoration = member?.decorations.find(({ name }) => name === 'referencesMany');
  const [resolver, settings] = decoration?.args ?? [];
  if (decoration === undefined) return property;
  const className =
    resolver !== null && typeof resolver === 'object' && 'className' in resolver ? resolver.className : null;
  const target = className === null ? null : classes.find(className, source);
  const keyTo = isObjectValue(settings) ? settings.get('keyTo') : undefined;
  const key = typeof keyTo === 'string' ? keyTo : idsOf(target, classes).inLoopBack4;
  const pointed = target?.source.members.find(({ name }) => name === key);
  if (pointed === undefined || !('type' in pointed.designType)) return property;
  const attributes: ObjectValue = new Map([...property.attributes, ['itemType', pointed.designType.type]]);
  return { ...property, attributes };
}

/** The model that a class extends: LoopBack's own names are other ones in LoopBack 3. */
function baseOf({ source, classes, notes }: ModelContext): string {
  const { base } = source;
  if (base === null) return 'Model';
  if (base.code !== null)
    notes.add(
      'warning',
      source,
      source.at,
      `what ${source.name} gets from ${base.code} is code and is not read.`,
    );
  if (base.loopBackName !== null && base.loopBackName !== '')
    return base.loopBackName === 'Entity' ? 'PersistedModel' : 'Model';
  if (base.name === '') return 'PersistedModel';
  const opened = classes.find(base.name, source);
  if (opened === null)
    notes.add(
      'warning',
      source,
      source.at,
      `${source.name} extends ${base.name}, which is not among the files: what it inherits is not known.`,
    );
  return opened?.modelName ?? base.name;
}
