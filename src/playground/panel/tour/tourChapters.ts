import { embedsManySteps, embedsOneSteps, polymorphicSteps, referencesManySteps } from './familySteps.ts';
import { type TourFamily, type TourRelation, tourFamilies } from './tourRelation.ts';
import { type TourStep, tourSteps } from './tourSteps.ts';

/** A chapter of the tour: a family of relations. */
export interface TourChapter {
  readonly title: TourFamily;
  readonly steps: readonly TourStep[];
}

const stepsOf: Readonly<Record<TourFamily, (relation: TourRelation) => readonly TourStep[]>> = {
  hasMany: tourSteps,
  embedsOne: embedsOneSteps,
  embedsMany: embedsManySteps,
  referencesMany: referencesManySteps,
  polymorphic: polymorphicSteps,
};

/** Creates a chapter for each family of which the design has a relation. */
export function tourChapters(relations: readonly TourRelation[]): readonly TourChapter[] {
  return tourFamilies.flatMap((family) => {
    const relation = relations.find((each) => each.family === family);
    return relation === undefined ? [] : [{ title: family, steps: stepsOf[family](relation) }];
  });
}
