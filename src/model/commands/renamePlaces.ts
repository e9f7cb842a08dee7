import type { JsonValue } from '../../lib/json.ts';
import { isJsonObject } from '../../lib/json.ts';
import { camelOf, pluralOf } from '../naming.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { isExcluded } from '../propertyType.ts';
import { relationsOf } from '../relations/projectRelations.ts';
import { propertiesOf, settingOf, textSetting } from '../settings.ts';
import { renameProperty } from './renameProperty.ts';
import { renameRelation } from './renameRelation.ts';
import { setModelSetting } from './setModelSetting.ts';
import { setRelationAttribute } from './setRelationAttribute.ts';

/** A name that somebody chose and that looks as if it were made of the model's old name. */
export interface CustomPlace {
  readonly modelId: ModelId;
  /** Where in the file: `relations.myOrders`, `relations.buyer.foreignKey`, `properties.customerId`, `plural`. */
  readonly place: string;
  readonly before: string;
  readonly after: string;
  /** The same change as data, in an order in which one does not get in the way of another. */
  readonly change:
    | { readonly of: 'setting'; readonly key: string; readonly value: JsonValue }
    | { readonly of: 'principal'; readonly index: number }
    | { readonly of: 'attribute'; readonly relation: string; readonly key: 'foreignKey' | 'keyThrough' }
    | { readonly of: 'property' }
    | { readonly of: 'relation' };
}

/** The names of a project that look like the model's old name and that no rule changes. */
export function customPlaces(project: Project, entry: ModelEntry, to: string): readonly CustomPlace[] {
  const replace = replacerFor(entry.definition.name, to);
  return project.models.flatMap((model) => [
    ...(model === entry ? settingPlaces(model, replace) : []),
    ...principalPlaces(model, entry.definition.name, to),
    ...relationPlaces(project, model, replace),
    ...propertyPlaces(project, model, entry, replace),
  ]);
}

/** Makes one of the changes; nothing where it is not possible any more. */
export function applyCustomPlace(project: Project, { modelId, before, after, change }: CustomPlace): Project {
  switch (change.of) {
    case 'setting':
      return setModelSetting(project, { modelId, key: change.key, value: change.value });
    case 'principal':
      return withPrincipal(project, modelId, change.index, after);
    case 'attribute': {
      const ref = { modelId, name: change.relation };
      return setRelationAttribute(project, { ref, attribute: change.key, value: after });
    }
    case 'property':
      return renameProperty(project, { modelId, from: before, to: after });
    case 'relation':
      return renameRelation(project, { ref: { modelId, name: before }, name: after });
  }
}

type Replace = (text: string) => string;

function settingPlaces(model: ModelEntry, replace: Replace): readonly CustomPlace[] {
  const { id, definition } = model;
  const plural = textSetting(definition, 'plural');
  const http = settingOf(definition, 'http');
  const path = isJsonObject(http) ? http['path'] : undefined;
  const places: CustomPlace[] = [];
  if (plural !== undefined && replace(plural) !== plural) {
    const after = replace(plural);
    const change = { of: 'setting', key: 'plural', value: after } as const;
    places.push({ modelId: id, place: 'plural', before: plural, after, change });
  }
  if (isJsonObject(http) && typeof path === 'string' && replace(path) !== path) {
    const after = replace(path);
    const change = { of: 'setting', key: 'http', value: { ...http, path: after } } as const;
    places.push({ modelId: id, place: 'http.path', before: path, after, change });
  }
  return places;
}

/** A principal named like the model may be the model, or a role that happens to have its name. */
function principalPlaces(model: ModelEntry, from: string, to: string): readonly CustomPlace[] {
  const acls = settingOf(model.definition, 'acls');
  if (!Array.isArray(acls)) return [];
  return acls.flatMap((acl: JsonValue, index): readonly CustomPlace[] => {
    if (!isJsonObject(acl) || acl['principalId'] !== from) return [];
    const change = { of: 'principal', index } as const;
    return [{ modelId: model.id, place: `acls.${index}.principalId`, before: from, after: to, change }];
  });
}

function withPrincipal(project: Project, modelId: ModelId, index: number, principalId: string): Project {
  const entry = findModel(project, modelId);
  const acls = entry && settingOf(entry.definition, 'acls');
  if (!Array.isArray(acls)) return project;
  const value = acls.map((acl: JsonValue, at) =>
    at === index && isJsonObject(acl) ? { ...acl, principalId } : acl,
  );
  return setModelSetting(project, { modelId, key: 'acls', value });
}

function relationPlaces(project: Project, model: ModelEntry, replace: Replace): readonly CustomPlace[] {
  return relationsOf(project, model.id).flatMap(({ ref, name, foreignKey, keyThrough }) => {
    const places: CustomPlace[] = [];
    for (const [key, value] of [
      ['foreignKey', foreignKey],
      ['keyThrough', keyThrough],
    ] as const) {
      if (!value || value.isDerived || replace(value.value) === value.value) continue;
      places.push({
        modelId: model.id,
        place: `relations.${ref.name}.${key}`,
        before: value.value,
        after: replace(value.value),
        change: { of: 'attribute', relation: ref.name, key },
      });
    }
    if (!name.isDerived && replace(ref.name) !== ref.name) {
      const change = { of: 'relation' } as const;
      places.push({
        modelId: model.id,
        place: `relations.${ref.name}`,
        before: ref.name,
        after: replace(ref.name),
        change,
      });
    }
    return places;
  });
}

/** A declared property that is a key made of the old name. */
function propertyPlaces(
  project: Project,
  model: ModelEntry,
  entry: ModelEntry,
  replace: Replace,
): readonly CustomPlace[] {
  const keys = new Set(
    [...relationsOf(project, entry.id), ...relationsOf(project, model.id)].flatMap(
      ({ foreignKey, keyHolder }) => (foreignKey && keyHolder === model ? [foreignKey.value] : []),
    ),
  );
  return Object.entries(propertiesOf(model.definition)).flatMap(([name, value]): readonly CustomPlace[] => {
    if (isExcluded(value) || !keys.has(name) || replace(name) === name) return [];
    const change = { of: 'property' } as const;
    return [{ modelId: model.id, place: `properties.${name}`, before: name, after: replace(name), change }];
  });
}

/**
 * Puts the new name in the place of the old one wherever it stands as a word:
 * customerId → clientId, myOrders → myPurchases, customer_id → client_id.
 */
function replacerFor(from: string, to: string): Replace {
  const pairs = [
    [pluralOf(from), pluralOf(to)],
    [from, to],
  ].flatMap(([old = '', now = '']) => [
    { pattern: wordPattern(old, '(?<![A-Z])'), now },
    { pattern: wordPattern(camelOf(old), '(?<![A-Za-z])'), now: camelOf(now) },
    { pattern: wordPattern(old.toLowerCase(), '(?<![A-Za-z])'), now: now.toLowerCase() },
  ]);
  return (text) => {
    const fitting = pairs.find(({ pattern }) => pattern.test(text));
    return fitting ? text.replace(fitting.pattern, () => fitting.now) : text;
  };
}

function wordPattern(word: string, before: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  return new RegExp(`${before}${escaped}(?![a-z])`);
}
