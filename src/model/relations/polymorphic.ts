import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { RelationDefinition } from '../definition.ts';
import { polymorphicDiscriminator, polymorphicForeignKey } from '../naming.ts';
import { modelKeySteps } from './nameSteps.ts';
import type { NameStep } from './relationKind.ts';

/** The two properties with which a row points at a row of any model (docs/loopback.md#polymorphic-relations). */
export interface PolymorphicKeys {
  /** The name from which the keys are derived if the file gives none. */
  readonly selector: string;
  readonly foreignKey: string;
  readonly discriminator: string;
  /** The type of the key if the file gives one. */
  readonly idType: string | null;
}

/** Returns the keys of a polymorphic relation; null for others. */
export function polymorphicKeysOf(
  definition: RelationDefinition,
  relationName: string,
): PolymorphicKeys | null {
  const polymorphic = settingsOf(definition, relationName);
  if (!polymorphic) return null;
  const { selector, text } = polymorphic;
  return {
    selector,
    foreignKey: text('foreignKey') ?? polymorphicForeignKey(selector),
    discriminator: text('discriminator') ?? polymorphicDiscriminator(selector),
    idType: text('idType'),
  };
}

/** Returns the steps to the discriminator of a polymorphic relation; null for others. */
export function polymorphicDiscriminatorSteps(
  definition: RelationDefinition,
  relationName: string,
): readonly NameStep[] | null {
  return stepsTo('discriminator', '_type', definition, relationName);
}

/** Whether a hasMany leads from the far side of its through model to the models that can own it. */
export function isInverted(definition: RelationDefinition): boolean {
  return Boolean(definition['polymorphic'] && definition['invert']);
}

/** Returns the steps to the key of a polymorphic relation; null for others. */
export function polymorphicKeySteps(
  definition: RelationDefinition,
  relationName: string,
): readonly NameStep[] | null {
  return stepsTo('foreignKey', '_id', definition, relationName);
}

function stepsTo(
  part: 'foreignKey' | 'discriminator',
  ending: '_id' | '_type',
  definition: RelationDefinition,
  relationName: string,
): readonly NameStep[] | null {
  const polymorphic = settingsOf(definition, relationName);
  if (!polymorphic) return null;
  const given = polymorphic.text(part);
  if (given !== null) return [{ text: '"polymorphic" sets it', value: given }];
  return modelKeySteps(polymorphic.selector, 'the selector of "polymorphic"', ending);
}

function settingsOf(definition: RelationDefinition, relationName: string) {
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
