import { expect, it } from 'vitest';
import { declaringBaseOf } from './declaringBase.ts';
import { projectOf } from './testing/projects.ts';

it('PR16: names the nearest base that declares a property', () => {
  const project = projectOf(
    { name: 'Person', base: 'User', properties: { age: 'number', email: 'string' } },
    { name: 'Member', base: 'Person', properties: { since: 'date' } },
    { name: 'Guest', base: 'Member', properties: { age: 'string' } },
  );
  const baseOf = (modelId: string, name: string) => declaringBaseOf(project, modelId, name);
  expect(baseOf('Guest', 'since')).toEqual({ name: 'Member', modelId: 'Member' });
  expect(baseOf('Guest', 'age')).toEqual({ name: 'Person', modelId: 'Person' });
  expect(baseOf('Member', 'email')).toEqual({ name: 'Person', modelId: 'Person' });
  expect(baseOf('Guest', 'password')).toEqual({ name: 'User', modelId: null });
  expect(baseOf('Guest', 'none')).toBeNull();
  expect(baseOf('none', 'age')).toBeNull();
});
