import { describe, expect, it } from 'vitest';
import { modelEndpoints, relationEndpoints } from './endpoints.ts';
import type { Project } from './project.ts';
import { restPathOf } from './restPath.ts';
import { manyOf, oneOf, projectOf, type TestDefinition } from './testing/projects.ts';

const pathOf = (project: Project, id: string) => {
  const entry = project.models.find((model) => model.id === id);
  return entry ? restPathOf(project, entry) : undefined;
};

describe('REST paths', () => {
  it.each<[string, TestDefinition, string | null]>([
    ['the plural', { name: 'Person' }, '/api/People'],
    ['a plural setting', { name: 'A', plural: 'the As' }, '/api/the As'],
    ['http.path', { name: 'A', http: { path: 'foo/bar' }, plural: 'x' }, '/api/foo/bar'],
    ['lower case', { name: 'BigThing', remoting: { normalizeHttpPath: true } }, '/api/big-things'],
  ])('RE1: %s', (_what, definition, path) => {
    expect(pathOf(projectOf(definition), definition.name)).toBe(path);
  });

  it('RE1: a path is inherited from a base, and model-config may hide a model', () => {
    const project = projectOf({ name: 'Base', http: { path: '/b' } }, { name: 'Sub', base: 'Base' });
    expect(pathOf(project, 'Sub')).toBe('/api/b');
    const config = { Base: { dataSource: 'db', public: false } };
    const configured = {
      ...project,
      modelConfig: { path: 'server/model-config.json', config, source: null },
    };
    expect(pathOf(configured, 'Base')).toBeNull();
    expect(pathOf(configured, 'Sub')).toBeNull();
    expect(modelEndpoints(configured, 'Base')).toEqual([]);
  });
});

describe('endpoints', () => {
  const project = projectOf(
    {
      name: 'Customer',
      replaceOnPUT: false,
      relations: {
        orders: { ...manyOf('Order'), options: { nestRemoting: true } },
        friend: { ...oneOf('hasOne', 'Customer'), options: { http: { path: 'pal' } } },
        gone: manyOf('Missing'),
      },
    },
    { name: 'Order', relations: { customer: oneOf('belongsTo', 'Customer') } },
  );
  const lines = (name: string) =>
    relationEndpoints(project, { modelId: 'Customer', name }).map(
      ({ method, path, call }) => `${method} ${path} ${call}`,
    );

  it('RE3: a relation has its routes, and those of its target where they are nested', () => {
    expect(lines('orders')).toEqual([
      'GET /api/Customers/:id/orders __get__orders(filter)',
      'POST /api/Customers/:id/orders __create__orders(data)',
      'DELETE /api/Customers/:id/orders __delete__orders()',
      'GET /api/Customers/:id/orders/count __count__orders(where)',
      'GET /api/Customers/:id/orders/:fk __findById__orders(fk)',
      'PUT /api/Customers/:id/orders/:fk __updateById__orders(fk, data)',
      'DELETE /api/Customers/:id/orders/:fk __destroyById__orders(fk)',
      'GET /api/Customers/:id/orders/:nk/customer __get__orders__customer(refresh)',
    ]);
    expect(lines('friend')[0]).toBe('GET /api/Customers/:id/pal __get__friend(refresh)');
    expect(lines('gone')).toEqual([]);
    expect(lines('none')).toEqual([]);
  });

  it('RE3: a second POST to a hasOne is refused, and one to an embedsOne replaces the item', () => {
    const owner = { home: oneOf('hasOne', 'Order'), held: oneOf('embedsOne', 'Order') };
    const given = projectOf({ name: 'Customer', relations: owner }, { name: 'Order' });
    const resultOf = (name: string) =>
      relationEndpoints(given, { modelId: 'Customer', name }).find(({ method }) => method === 'POST')?.answer;
    expect(resultOf('home')).toContain('; 500 if one exists');
    expect(resultOf('held')).toContain('; replaces the one that exists');
  });

  it('RE2: the routes of a model come first, then those of its relations', () => {
    const all = modelEndpoints(project, 'Customer');
    expect(all[0]).toMatchObject({
      method: 'GET',
      path: '/api/Customers',
      call: 'find(filter)',
      answer: '200 [Customer]',
    });
    const put = all.filter(({ method, path }) => method === 'PUT' && !path.includes('orders'));
    expect(put.map(({ call }) => call)).toEqual([
      'patchOrCreate(data)',
      'prototype.patchAttributes(data)',
      '__update__friend(data)',
    ]);
    expect(all).toHaveLength(18 + 8 + 4);
    const value = projectOf({ name: 'A', base: 'Model', relations: { b: oneOf('belongsTo', 'A') } });
    expect(modelEndpoints(value, 'A').map(({ path }) => path)).toEqual(['/api/As/:id/b']);
  });
});
