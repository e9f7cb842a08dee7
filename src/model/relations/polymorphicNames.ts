import { polymorphicDiscriminator, polymorphicForeignKey } from '../naming.ts';
import type { PolymorphicKeys } from './polymorphic.ts';
import type { PolymorphicGroup } from './polymorphicGroups.ts';
import type { PolymorphicUse } from './polymorphicUse.ts';

/** The names that the relations of a group agree on. */
export type PolymorphicNames = Pick<PolymorphicKeys, 'selector' | 'foreignKey' | 'discriminator'>;

/** Returns the names that LoopBack derives from a selector. */
export function namesOfSelector(selector: string): PolymorphicNames {
  return {
    selector,
    foreignKey: polymorphicForeignKey(selector),
    discriminator: polymorphicDiscriminator(selector),
  };
}

/** Whether LoopBack derives both keys from the selector, so that the file needs to name neither. */
export function areDerived({ selector, foreignKey, discriminator }: PolymorphicNames): boolean {
  const derived = namesOfSelector(selector);
  return derived.foreignKey === foreignKey && derived.discriminator === discriminator;
}

/**
 * Returns the names of a group. Relations with their own keys name no selector
 * in the file; then it is the name of the belongsTo.
 */
export function namesOf({ uses }: PolymorphicGroup): PolymorphicNames {
  const [first] = [...uses].sort(byPrecedence);
  return first?.keys ?? namesOfSelector('reference');
}

const byPrecedence = (one: PolymorphicUse, other: PolymorphicUse): number =>
  Number(areDerived(other.keys)) - Number(areDerived(one.keys)) ||
  Number(other.side === 'back') - Number(one.side === 'back');
