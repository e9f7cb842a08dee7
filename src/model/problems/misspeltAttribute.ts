import { closestName } from '../../lib/closestName.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { type Dictionary, getOwn, withKeyRenamed, withoutKey } from '../../lib/own.ts';
import { editDefinition, editProperties, editRelation } from '../commands/edit.ts';
import { keepDerivedNames } from '../commands/keepDerived.ts';
import type { ModelDefinition, RelationDefinition } from '../definition.ts';
import { attributesOf } from '../propertyType.ts';
import { propertiesOf, relationsIn } from '../settings.ts';
import { asGuessOf } from './fixes.ts';
import { definitionKeys, type KnownNames, propertyAttributes, relationAttributes } from './knownNames.ts';
import type { ProblemFix, ProblemPlace } from './problem.ts';
import { definitionRule, type Finding } from './rules.ts';

/** A key that differs slightly from one that LoopBack knows: LoopBack silently ignores it. */
export const misspeltAttribute = definitionRule('misspelt-attribute', (definition, modelId) => [
  ...typosIn(definition, definitionKeys).map((typo) =>
    createFinding(definition.name, typo, { modelId, key: typo.key }, (project) =>
      keepDerivedNames(
        project,
        editDefinition(project, modelId, (current) => withTypoFixed(current, typo) as ModelDefinition),
      ),
    ),
  ),
  ...Object.entries(relationsIn(definition)).flatMap(([name, relation]) =>
    typosIn(relation, relationAttributes).map((typo) =>
      createFinding(
        `${definition.name}.${name}`,
        typo,
        { modelId, relation: name, key: typo.key },
        (project) =>
          keepDerivedNames(
            project,
            editRelation(
              project,
              { modelId, name },
              (current) => withTypoFixed(current, typo) as RelationDefinition,
            ),
          ),
      ),
    ),
  ),
  ...Object.entries(propertiesOf(definition)).flatMap(([name, property]) =>
    typosIn(attributesOf(property), propertyAttributes).map((typo) =>
      createFinding(
        `${definition.name}.${name}`,
        typo,
        { modelId, property: name, key: typo.key },
        (project) =>
          editProperties(project, modelId, (properties) => {
            const current = properties[name];
            return isJsonObject(current)
              ? { ...properties, [name]: withTypoFixed(current, typo) as JsonObject }
              : properties;
          }),
      ),
    ),
  ),
]);

interface Typo {
  readonly key: string;
  readonly intended: string;
  /** Whether the file has the correct key too, and it is not empty. */
  readonly isTaken: boolean;
}

function typosIn(value: JsonValue | undefined, { read, tolerated }: KnownNames): readonly Typo[] {
  if (!isJsonObject(value)) return [];
  return Object.keys(value).flatMap((key) => {
    if (read.has(key) || tolerated.has(key)) return [];
    const intended = closestName(key, [...read]);
    return intended === null || isVariant(key, intended)
      ? []
      : [{ key, intended, isTaken: Boolean(getOwn<JsonValue | undefined>(value, intended)) }];
  });
}

/**
 * Returns whether a key was changed on purpose: `description-es` next to
 * `description`, `x-mysql`, or `_acls` to disable a setting.
 */
function isVariant(key: string, intended: string): boolean {
  if (/^(?:[^a-zA-Z]|x-)/i.test(key)) return true;
  return key.startsWith(intended) && /^[^a-z]/.test(key.slice(intended.length));
}

/** Gives the key its correct name, or removes it if the file has the correct key with a value. */
function withTypoFixed(
  value: JsonObject,
  { key, intended, isTaken }: Typo,
): Dictionary<JsonValue | undefined> {
  if (isTaken) return withoutKey<JsonValue | undefined>(value, key);
  return withKeyRenamed(withoutKey<JsonValue | undefined>(value, intended), key, intended);
}

function createFinding(
  title: string,
  { key, intended, isTaken }: Typo,
  place: ProblemPlace,
  apply: ProblemFix['apply'],
): Finding {
  return {
    severity: 'warning',
    place,
    message: `${title} has "${key}", which LoopBack does not know and silently ignores.`,
    why: `LoopBack does not warn at boot, and ${title} behaves as if the key were missing.`,
    advice: `Did you mean "${intended}"?`,
    fix: asGuessOf(key, intended, {
      label: isTaken ? `Remove "${key}"` : `Use "${intended}"`,
      apply,
    }),
  };
}
