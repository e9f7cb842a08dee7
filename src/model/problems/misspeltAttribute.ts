import { closestName } from '../../lib/closestName.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { type Dictionary, getOwn, withKeyRenamed, withoutKey } from '../../lib/own.ts';
import { editDefinition, editProperties, editRelation } from '../commands/edit.ts';
import { keepDerivedNames } from '../commands/keepDerived.ts';
import type { ModelDefinition, RelationDefinition } from '../definition.ts';
import { attributesOf } from '../propertyType.ts';
import { propertiesOf, relationsIn } from '../settings.ts';
import { definitionKeys, type KnownNames, propertyAttributes, relationAttributes } from './knownNames.ts';
import type { ProblemFix, ProblemPlace } from './problem.ts';
import { definitionRule, type Finding } from './rules.ts';

/** A key that LoopBack does not know and that is nearly one that it does: LoopBack ignores it silently. */
export const misspeltAttribute = definitionRule('misspelt-attribute', (definition, modelId) => [
  ...slipsIn(definition, definitionKeys).map((slip) =>
    describe(definition.name, slip, { modelId, key: slip.key }, (project) =>
      keepDerivedNames(
        project,
        editDefinition(project, modelId, (current) => mended(current, slip) as ModelDefinition),
      ),
    ),
  ),
  ...Object.entries(relationsIn(definition)).flatMap(([name, relation]) =>
    slipsIn(relation, relationAttributes).map((slip) =>
      describe(`${definition.name}.${name}`, slip, { modelId, relation: name, key: slip.key }, (project) =>
        keepDerivedNames(
          project,
          editRelation(project, { modelId, name }, (current) => mended(current, slip) as RelationDefinition),
        ),
      ),
    ),
  ),
  ...Object.entries(propertiesOf(definition)).flatMap(([name, property]) =>
    slipsIn(attributesOf(property), propertyAttributes).map((slip) =>
      describe(`${definition.name}.${name}`, slip, { modelId, property: name, key: slip.key }, (project) =>
        editProperties(project, modelId, (properties) => {
          const current = properties[name];
          return isJsonObject(current)
            ? { ...properties, [name]: mended(current, slip) as JsonObject }
            : properties;
        }),
      ),
    ),
  ),
]);

interface Slip {
  readonly key: string;
  readonly meant: string;
  /** Whether the right key is there too, and not empty. */
  readonly isTaken: boolean;
}

function slipsIn(value: JsonValue | undefined, { read, tolerated }: KnownNames): readonly Slip[] {
  if (!isJsonObject(value)) return [];
  return Object.keys(value).flatMap((key) => {
    if (read.has(key) || tolerated.has(key)) return [];
    const meant = closestName(key, [...read]);
    return meant === null || isVariant(key, meant)
      ? []
      : [{ key, meant, isTaken: Boolean(getOwn<JsonValue | undefined>(value, meant)) }];
  });
}

/**
 * Whether a key is a known one with something added on purpose: `description-es`
 * beside `description`, `x-mysql`, `_acls` for one that is put out of use.
 */
function isVariant(key: string, meant: string): boolean {
  if (/^(?:[^a-zA-Z]|x-)/i.test(key)) return true;
  return key.startsWith(meant) && /^[^a-z]/.test(key.slice(meant.length));
}

/** The key under its right name; where that one is there and says something, the slip goes. */
function mended(value: JsonObject, { key, meant, isTaken }: Slip): Dictionary<JsonValue | undefined> {
  if (isTaken) return withoutKey<JsonValue | undefined>(value, key);
  return withKeyRenamed(withoutKey<JsonValue | undefined>(value, meant), key, meant);
}

function describe(
  title: string,
  { key, meant, isTaken }: Slip,
  place: ProblemPlace,
  apply: ProblemFix['apply'],
): Finding {
  return {
    severity: 'warning',
    place,
    message: `${title} has "${key}", which LoopBack does not know and silently ignores.`,
    why: `Nothing says so at boot, and ${title} behaves as if it were not there.`,
    advice: `Did you mean "${meant}"?`,
    fix: { label: isTaken ? `Remove "${key}"` : `Use "${meant}"`, apply },
  };
}
