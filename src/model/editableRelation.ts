import * as z from 'zod/mini';
import { relationSchema, relationTypes, textOrFalsy } from './definition.ts';

const keyName = z.string({ error: 'the name of a property' });
const refusedBeside = { error: 'no selector (or "as") beside own keys: LoopBack would not boot' };
const refusedAlone = { error: 'both "foreignKey" and "discriminator", or none: LoopBack would not boot' };

function hasOwnKeyWithSelector(value: unknown): boolean {
  const { foreignKey, discriminator, selector, as } = membersOf(value);
  return Boolean((foreignKey || discriminator) && (selector || as));
}

function hasOneKey(value: unknown): boolean {
  const { foreignKey, discriminator } = membersOf(value);
  return Boolean(foreignKey) !== Boolean(discriminator);
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** A relation that is edited as text. */
export const editableRelationSchema = z.extend(relationSchema, {
  type: z.enum(relationTypes, { error: `one of ${relationTypes.join(', ')}` }),
  // The editor accepts names only; a file may have any value.
  model: textOrFalsy('the name of a model'),
  foreignKey: z.nullish(z.union([keyName, z.array(keyName)], { error: 'the name of a property' })),
  through: textOrFalsy('the name of a model'),
  keyThrough: textOrFalsy('the name of a property'),
  primaryKey: textOrFalsy('the name of a property'),
  polymorphic: z.optional(
    z
      .union([z.string(), z.boolean(), z.null(), z.record(z.string(), z.unknown())], {
        error: 'a selector, true, or an object with a selector or with both keys',
      })
      .check(z.refine((value) => !hasOwnKeyWithSelector(value), refusedBeside))
      .check(z.refine((value) => !hasOneKey(value), refusedAlone)),
  ),
});
