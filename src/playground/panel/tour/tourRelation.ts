import type { ExampleRelation } from '../code/examples.ts';

/** The chapters of the tour, in their order. */
export const tourFamilies = ['hasMany', 'embedsOne', 'embedsMany', 'referencesMany', 'polymorphic'] as const;

export type TourFamily = (typeof tourFamilies)[number];

/** A relation of the present design that a chapter of the tour uses. */
export interface TourRelation extends ExampleRelation {
  readonly family: TourFamily;
  /** The property of the owner that holds embedded rows; null for other kinds. */
  readonly storedIn: string | null;
  /** The property with the name of the owner's model; null unless the relation is polymorphic. */
  readonly discriminator: string | null;
  /** The polymorphic belongsTo that leads back; null if there is none. */
  readonly back: string | null;
}
