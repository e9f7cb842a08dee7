import { expect, it } from 'vitest';
import { manyOf, projectOf } from '../testing/projects.ts';
import { allRelations, deriveRelationsInSteps, inheritedRelationsOf } from './projectRelations.ts';

const chain = () =>
  projectOf(
    ...Array.from({ length: 20 }, (_, index) => ({
      name: `Model${index}`,
      base: index === 0 ? 'PersistedModel' : `Model${index - 1}`,
      relations: { [`relation${index}`]: manyOf('Model0') },
    })),
  );

it('relations can be derived in steps, at least one for each model, with the same result', () => {
  const project = chain();
  const steps = deriveRelationsInSteps(project);
  let count = 0;
  while (steps.next().done !== true) count += 1;
  expect(count).toBeGreaterThanOrEqual(project.models.length);
  const runAtOnce = chain();
  const namesOf = (one: typeof project) =>
    one.models.map(({ id }) => inheritedRelationsOf(one, id).map(({ name }) => name.value));
  expect(namesOf(project)).toEqual(namesOf(runAtOnce));
  expect(allRelations(project)).toHaveLength(20);
});

it('a caller that needs the relations while they are derived in steps gets the same list', () => {
  const project = chain();
  const steps = deriveRelationsInSteps(project);
  steps.next();
  const needed = allRelations(project);
  while (steps.next().done !== true);
  expect(allRelations(project)).toBe(needed);
});
