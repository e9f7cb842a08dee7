import { expect, it } from 'vitest';
import { projectOf } from '../testing/projects.ts';
import { unknownBase } from './unknownBase.ts';

it('PB8: a base that does not exist keeps LoopBack from booting', () => {
  const [problem] = unknownBase.find(projectOf({ name: 'A', base: 'PersistdModel' }));
  expect(problem).toMatchObject({ severity: 'error', advice: 'Did you mean "PersistedModel"?' });
  expect(unknownBase.find(projectOf({ name: 'A', base: 'Zzzzzz' }))[0]?.advice).toContain(
    'such as PersistedModel',
  );
});

it('PB8: a circle of bases is reported on each model in it', () => {
  const project = projectOf(
    { name: 'A', base: 'B' },
    { name: 'B', base: 'A' },
    { name: 'C', base: 'A' },
    { name: 'D', base: 'D' },
  );
  expect(
    unknownBase.find(project).map(({ place, message }) => [place.modelId, message.includes('leads back')]),
  ).toEqual([
    ['A', true],
    ['B', true],
    ['D', true],
  ]);
});

it('PB8: built-in bases and those of the project are fine', () => {
  const project = projectOf(
    { name: 'A', base: 'User' },
    { name: 'B', base: 'A' },
    { name: 'C' },
    { name: 'User', base: 'User' },
  );
  expect(unknownBase.find(project)).toEqual([]);
});

it('PB8: a model from a package is a known base, also for a model with a similar name', () => {
  const project = projectOf(
    { name: 'userCredential', base: 'UserCredential' },
    { name: 'Installation', base: 'Installation' },
    { name: 'token', base: 'OAuthAccessToken' },
  );
  expect(unknownBase.find(project)).toEqual([]);
});

it('PB8: a package that package.json does not list is named', () => {
  const application = { packages: ['loopback-component-push'], unread: [], dataSources: null };
  const project = {
    ...projectOf({ name: 'userCredential', base: 'UserCredential' }, { name: 'Note', base: 'Notification' }),
    application,
  };
  expect(unknownBase.find(project).map(({ place, message }) => [place.modelId, message])).toEqual([
    [
      'userCredential',
      'The base of userCredential, "UserCredential", comes from loopback-component-passport, which package.json does not list: LoopBack does not boot.',
    ],
  ]);
});

it('PB8: neither the model itself nor a model that extends it is offered as its base', () => {
  const project = projectOf({ name: 'device', base: 'Device' }, { name: 'Device2', base: 'device' });
  const [problem] = unknownBase.find(project);
  expect(problem).toMatchObject({ place: { modelId: 'device' }, fix: { label: 'Use "PersistedModel"' } });
  const fixed = problem?.fix?.apply(project);
  expect(fixed && unknownBase.find(fixed)).toEqual([]);
});

it('PB8: a base whose file could not be read is not unknown', () => {
  const unread = [{ path: 'common/models/device.json', text: '{', modelName: 'Device' }];
  const project = {
    ...projectOf({ name: 'Phone', base: 'Device' }),
    application: { packages: null, unread, dataSources: null },
  };
  expect(unknownBase.find(project)).toEqual([]);
});
