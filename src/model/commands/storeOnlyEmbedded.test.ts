import { describe, expect, it } from 'vitest';
import { findProblems } from '../problems/findProblems.ts';
import { storedEmbeddedModel } from '../problems/storedEmbeddedModel.ts';
import type { DataSources, Project } from '../project.ts';
import { definitionOf, manyOf, oneOf, projectOf, type TestDefinition } from '../testing/projects.ts';
import { storeOnlyEmbedded } from './storeOnlyEmbedded.ts';

const embeds = { type: 'embedsMany', model: 'Address' };
const customer: TestDefinition = { name: 'Customer', relations: { addresses: embeds } };
const address: TestDefinition = { name: 'Address', properties: { city: 'string' } };

/** With a model-config and, if given, the connectors of a datasources.json. */
function configured(project: Project, connectors?: DataSources['connectors']): Project {
  const entries = project.models.map(({ definition }) => [
    definition.name,
    { dataSource: 'db', public: true },
  ]);
  const modelConfig = {
    path: 'server/model-config.json',
    config: { _meta: { sources: ['../common/models'] }, ...Object.fromEntries(entries) },
    source: null,
  };
  const dataSources = connectors && { path: 'server/datasources.json', connectors, unreadPaths: [] };
  return {
    ...project,
    modelConfig,
    application: { packages: null, unread: [], dataSources: dataSources ?? null },
  };
}

const embed = (project: Project) => storeOnlyEmbedded(project, { modelId: 'Address' });
const isOffered = (project: Project) => storedEmbeddedModel.find(project).length > 0;

describe('storeOnlyEmbedded', () => {
  it('CM58 PB125: gives the model its base, and the data source of the application that stores nothing', () => {
    const project = configured(projectOf(customer, address), { db: ['mongodb'], none: ['transient'] });
    const [problem] = storedEmbeddedModel.find(project);
    expect(problem?.severity).toBe('note');
    expect(problem?.fix?.label).toBe('Use base "Model" and data source "none"');
    const embedded = embed(project);
    expect(definitionOf(embedded, 'Address')).toMatchObject({ base: 'Model', forceId: false });
    expect(embedded.modelConfig?.config['Address']).toEqual({ dataSource: 'none', public: true });
    expect(embedded.modelConfig?.config['Customer']).toEqual({ dataSource: 'db', public: true });
    expect(findProblems(embedded)).toEqual([]);
    expect(embed(embedded)).toBe(embedded);
  });

  it('CM58: names no data source that the application may not have, with which it would not boot', () => {
    for (const project of [
      projectOf(customer, address),
      configured(projectOf(customer, address)),
      configured(projectOf(customer, address), { db: ['mongodb'] }),
    ]) {
      const embedded = embed(project);
      expect(definitionOf(embedded, 'Address')['base']).toBe('Model');
      expect(embedded.modelConfig).toBe(project.modelConfig);
      expect(isOffered(embedded)).toBe(false);
    }
  });

  it('PB125: is not offered to a model that is stored by itself, that a relation finds by id, or that another extends', () => {
    const holder = (relation: object): TestDefinition => ({
      name: 'Customer',
      relations: { addresses: embeds, other: relation as never },
    });
    const link: TestDefinition = {
      name: 'Tag',
      relations: { customers: { ...manyOf('Customer'), through: 'Address' } },
    };
    const cases: readonly (readonly TestDefinition[])[] = [
      [{ ...customer, relations: {} }, address],
      [{ ...customer, relations: { addresses: { ...embeds, options: { persistent: true } } } }, address],
      [holder(manyOf('Address', 'k')), address],
      [holder(oneOf('belongsTo', 'Address')), address],
      [holder({ type: 'referencesMany', model: 'Address' }), address],
      [customer, { ...address, relations: { tags: manyOf('Tag', 'addressId') } }, { name: 'Tag' }],
      [customer, address, link],
      [customer, address, { name: 'Villa', base: 'Address' }],
      [customer, { ...address, base: 'Place' }, { name: 'Place' }],
      [customer, { ...address, base: 'Model' }],
    ];
    for (const definitions of cases) {
      const project = projectOf(...definitions);
      expect([definitions, isOffered(project)]).toEqual([definitions, false]);
      expect(embed(project)).toBe(project);
    }
    // Rows of the embedded model may point at others, and a property may hold it.
    const pointing = { ...address, relations: { tag: oneOf('belongsTo', 'Tag') } };
    expect(isOffered(projectOf(customer, pointing, { name: 'Tag' }))).toBe(true);
    expect(isOffered(projectOf({ name: 'Customer', properties: { home: 'Address' } }, address))).toBe(true);
  });
});
