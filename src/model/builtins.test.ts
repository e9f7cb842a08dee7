import { describe, expect, it } from 'vitest';
import { modelPackages } from './builtins/packages.ts';
import { libraryModel, modelPackagesAmong, packageModel } from './builtins.ts';
import { describeProperties } from './describeProperties.ts';
import { printModelConfig } from './files/printFile.ts';
import { idPropertyOf } from './modelFacts.ts';
import { projectOf } from './testing/projects.ts';

function propertiesOfSubclass(base: string): readonly string[] {
  const project = projectOf({ name: `my${base}`, base });
  return describeProperties(project, `my${base}`).map(({ name, typeLabel }) => `${name}: ${typeLabel}`);
}

describe('models of packages', () => {
  it('PR11: a model that extends UserCredential has its properties and its key', () => {
    expect(propertiesOfSubclass('UserCredential').toSorted()).toEqual([
      'authScheme: string',
      'created: date',
      'credentials: object',
      'externalId: string',
      'id: number',
      'modified: date',
      'profile: object',
      'provider: string',
      'userId: number',
    ]);
  });

  // As in loopback 3.28 once User and Application are attached to the memory connector.
  it.each([
    ['ApplicationCredential', 7, 'id', 'appId: string'],
    ['UserIdentity', 9, 'id', 'userId: number'],
    ['Installation', 12, 'id', 'subscriptions: [string]'],
    ['Notification', 17, 'id', 'alert: any'],
    ['OAuthAccessToken', 12, 'id', 'userId: number'],
    ['OAuthAuthorizationCode', 11, 'id', 'userId: number'],
    ['OAuthClientApplication', 35, 'id', 'redirectURIs: [string]'],
    ['OAuthPermission', 7, 'id', 'userId: number'],
    ['OAuthScope', 4, 'scope', 'ttl: number'],
    ['OAuthScopeMapping', 3, 'id', 'route: string'],
  ])('PR11: %s has %i properties, the id %s, and %s', (base, count, id, property) => {
    const properties = propertiesOfSubclass(base);
    expect(properties).toContain(property);
    expect(properties).toHaveLength(count);
    const project = projectOf({ name: 'Mine', base });
    expect(project.models.map((entry) => idPropertyOf(project, entry)?.name)).toEqual([id]);
  });

  it('PR11: are found by name, with their package', () => {
    for (const { name, models } of modelPackages)
      for (const { name: model } of models) expect(packageModel(model)?.package).toBe(name);
    expect(libraryModel('User')?.base).toBe('PersistedModel');
    expect(libraryModel('constructor')).toBeUndefined();
    expect(modelPackagesAmong(['express', 'loopback-component-push'])).toEqual(['loopback-component-push']);
  });

  it('PR11: a project without model-config gets one in which the targets of their keys are listed', () => {
    const config = printModelConfig(projectOf({ name: 'Credential', base: 'UserCredential' }));
    expect(JSON.parse(config ?? '')).toMatchObject({ User: { dataSource: 'db', public: false } });
  });
});

describe('unknown bases', () => {
  it('PR12: count as PersistedModel', () => {
    expect(propertiesOfSubclass('SomethingOfAPackage')).toEqual(['id: number']);
  });
});

describe('empty types', () => {
  it('PR13: "" and [""] declare no property, an empty `type` declares a nested model', () => {
    const project = projectOf({
      name: 'Odd',
      properties: { a: '', b: [''], c: [['']], d: { type: [''] }, e: { type: '' }, f: { type: null }, g: [] },
    });
    expect(describeProperties(project, 'Odd').map(({ name, typeLabel }) => [name, typeLabel])).toEqual([
      ['id', 'number'],
      ['e', 'object'],
      ['f', 'object'],
      ['g', '[any]'],
    ]);
  });
});
