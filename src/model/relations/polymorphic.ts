import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { RelationDefinition } from '../definition.ts';
import { polymorphicDiscriminator, polymorphicForeignKey } from '../naming.ts';

/** The two properties by which a row points into any model (semantics 1.2 and 4.5). */
export interface PolymorphicKeys {
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
  const setting = definition['polymorphic'];
  if (!setting) return null;
  const settings = isJsonObject(setting) ? setting : {};
  const text = (key: string): string | null => {
    const value = getOwn<JsonValue | undefined>(settings, key);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const named = typeof setting === 'string' ? setting : (text('selector') ?? text('as'));
  const selector = named ?? (relationName || 'reference');
  return {
    foreignKey: text('foreignKey') ?? polymorphicForeignKey(selector),
    discriminator: text('discriminator') ?? polymorphicDiscriminator(selector),
    idType: text('idType'),
  };
}
