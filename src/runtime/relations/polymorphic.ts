import { camelize } from 'inflection';
import { assertThat } from '../errors.ts';
import type { Polymorphic } from '../model/contracts.ts';

/** Returns the `polymorphic` of a relation with its selector and keys; completes a given object in place. */
export function normalizePolymorphic(given: unknown, relationName: string | undefined): Polymorphic {
  assertThat(given, "polymorphic param can't be false, null or undefined");
  const polymorphic = (typeof given === 'object' ? given : {}) as Polymorphic;
  const named = typeof given === 'string' ? given : polymorphic.selector || polymorphic['as'];
  const selector = String(named || relationName || 'reference');
  polymorphic.selector = selector;
  polymorphic.foreignKey ||= camelize(`${selector}_id`, true);
  polymorphic.discriminator ||= camelize(`${selector}_type`, true);
  return polymorphic;
}
