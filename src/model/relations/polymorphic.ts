import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { RelationDefinition } from '../definition.ts';
import { polymorphicDiscriminator, polymorphicForeignKey } from '../naming.ts';
import { modelKeySteps } from './nameSteps.ts';
import type { NameStep } from './relationKind.ts';

/** The two properties by which a row points into any model (docs/loopback.md#polymorphic-relations). */
export interface PolymorphicKeys {
  /** The name that the keys are made of where the file gives none. */
  readonly selector: string;
  readonly foreignKey: string;
  readonly discriminator: string;
  /** The type of the key where the file gives one. */
  readonly idType: string | null;
}

/** null for a relation that is not polymorphic. */
export function polymorphicKeysOf(
  definition: RelationDefinition,
  relationName: string,
): PolymorphicKeys | null {
  const parts = partsOf(definition, relationName);
  if (!parts) return null;
  const { selector, text } = parts;
  return {
    selector,
    foreignKey: text('foreignKey') ?? polymorphicForeignKey(selector),
    discriminator: text('discriminator') ?? polymorphicDiscriminator(selector),
    idType: text('idType'),
  };
}

/** How the key of a polymorphic relation comes about; null for others. */
export function polymorphicKeySteps(
  definition: RelationDefinition,
  relationName: string,
): readonly NameStep[] | null {
  const parts = partsOf(definition, relationName);
  if (!parts) return null;
  const given = parts.text('foreignKey');
  if (given !== null) return [{ text: '"polymorphic" gives it', value: given }];
  return modelKeySteps(parts.selector, 'the selector of "polymorphic"', '_id');
}

function partsOf(definition: RelationDefinition, relationName: string) {
  const setting = definition['polymorphic'];
  if (!setting) return null;
  const settings = isJsonObject(setting) ? setting : {};
  const text = (key: string): string | null => {
    const value = getOwn<JsonValue | undefined>(settings, key);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const named = typeof setting === 'string' ? setting : (text('selector') ?? text('as'));
  return { selector: named ?? (relationName || 'reference'), text };
}
