import { describe, expect, it } from 'vitest';
import { createExampleProject, createProject, exportFiles, type Project } from '../../model/index.ts';
import { manyOf, projectOf } from '../../model/testing/projects.ts';
import type { Rows } from '../target.ts';
import { textOfFile } from '../target.ts';
import { target } from './target.ts';

interface Made {
  readonly files: ReadonlyMap<string, string>;
  readonly warnings: readonly string[];
  readonly decisions: readonly string[];
}

function make(project: Project, options: object = {}, rows?: Rows): Made {
  const made = target.make({ project, options, rows });
  if (!made.ok) throw new Error(made.error.message);
  const texts = (wanted: string) =>
    made.value.remarks.filter(({ kind }) => kind === wanted).map(({ text }) => text);
  return {
    files: new Map([...made.value.files].map((file) => [file.path, textOfFile(file)])),
    warnings: texts('warning'),
    decisions: texts('decision'),
  };
}

const json = ({ files }: Made, path: string) => JSON.parse(files.get(path) ?? 'null');

const withSources = (project: Project, connectors: Readonly<Record<string, readonly string[]>>): Project => ({
  ...project,
  application: {
    packages: null,
    unread: [],
    dataSources: { path: 'server/datasources.json', connectors, unreadPaths: [] },
  },
});

const withConfig = (
  project: Project,
  config: Readonly<Record<string, { readonly dataSource: string }>>,
): Project => ({
  ...project,
  modelConfig: { path: 'server/model-config.json', config, source: null },
});

describe('the files of a LoopBack 3 application', () => {
  it('EX6: are those of the project, unchanged, and others around them', () => {
    const project = createExampleProject();
    const { files } = make(project);
    for (const { path, text } of exportFiles(project)) expect(files.get(path)).toBe(text);
    for (const path of ['README.md', 'package.json', 'Dockerfile', 'server/server.js', 'server/migrate.js'])
      expect(files.has(path), path).toBe(true);
    for (const [path, text] of files) expect(text.endsWith('\n'), `${path} ends with a line end`).toBe(true);
  });

  it('are JavaScript that Node can parse', () => {
    const scripts = [...make(createExampleProject()).files].filter(([path]) => path.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(8);
    for (const [path, text] of scripts) expect(() => new Function(text), path).not.toThrow();
  });

  it('EX6: depend on the connectors of the chosen databases alone, with a compose file for each', () => {
    const connectorsOf = (databases: readonly string[]) => {
      const made = make(createExampleProject(), { databases });
      return {
        connectors: Object.keys(json(made, 'package.json').dependencies).filter((name) =>
          name.includes('connector'),
        ),
        composed: [...made.files.keys()].filter((path) => path.startsWith('compose.')),
      };
    };
    expect(connectorsOf([])).toEqual({ connectors: [], composed: [] });
    expect(connectorsOf(['mysql', 'mongodb'])).toEqual({
      connectors: ['loopback-connector-mongodb', 'loopback-connector-mysql'],
      composed: ['compose.mysql.yaml', 'compose.mongodb.yaml'],
    });
  });

  it('listen on the chosen port, wherever it is written', () => {
    const made = make(createExampleProject(), { port: 4123 });
    expect(json(made, 'server/config.json').port).toBe(4123);
    for (const path of ['Dockerfile', 'compose.postgresql.yaml', 'README.md'])
      expect(made.files.get(path)).toContain('4123');
    expect(target.make({ project: createExampleProject(), options: { port: 0 } })).toMatchObject({
      ok: false,
    });
  });

  it('have a name that npm accepts', () => {
    const nameOf = (name: string) => json(make({ ...createExampleProject(), name }), 'package.json').name;
    expect(['Customer orders', 'Größe 2', '日本語', '', '../../x'].map(nameOf)).toEqual([
      'customer-orders',
      'groe-2',
      'loopback-application',
      'loopback-models',
      'x',
    ]);
  });

  it('lie around model-config where the project has it', () => {
    const project = projectOf({ name: 'A' });
    const modelConfig = {
      path: 'app/server/model-config.json',
      config: { A: { dataSource: 'db' } },
      source: null,
    };
    const { files } = make({ ...project, modelConfig }, {}, { A: [{ id: 1 }] });
    expect(files.has('app/server/server.js')).toBe(true);
    expect(files.get('app/server/store-rows.js')).toContain("'../../data/seed.json'");
  });
});

it('a path from outside never becomes part of a command', () => {
  const project = projectOf({ name: 'A' });
  for (const folder of ['server; touch x', '-e', 'a"b', '$(x)', 'a b/server', 'ä']) {
    const path = `${folder}/model-config.json`;
    const modelConfig = { path, config: { A: { dataSource: 'db' } }, source: null };
    const made = make({ ...project, modelConfig });
    expect(json(made, 'package.json').scripts.start).toBe('node server/server.js');
    expect(json(made, 'server/model-config.json')).toEqual({ A: { dataSource: 'db' } });
    expect([...made.files.keys()].join()).not.toContain(folder);
  }
});

describe('the data sources', () => {
  it('EX7: are those that model-config names: databases in memory, mail and transient as they are', () => {
    const project = withConfig(projectOf({ name: 'A' }, { name: 'B' }, { name: 'C' }), {
      A: { dataSource: 'main' },
      B: { dataSource: 'transient' },
      Email: { dataSource: 'post' },
      C: { dataSource: 'main' },
    });
    expect(json(make(project), 'server/datasources.json')).toEqual({
      main: { name: 'main', connector: 'memory' },
      transient: { name: 'transient', connector: 'transient' },
      post: { name: 'post', connector: 'mail', transports: [] },
    });
  });

  it('keep no rows where their connector is another service, and the export says so', () => {
    const project = withSources(withConfig(projectOf({ name: 'A' }), { A: { dataSource: 'crm' } }), {
      crm: ['rest'],
    });
    const made = make(project);
    expect(json(made, 'server/datasources.json').crm.connector).toBe('transient');
    expect(made.warnings.join()).toContain('The data source "crm" uses rest');
  });

  it('EX7: hold every one that model-config names, so that none of them is warned of', () => {
    const project = withConfig(projectOf({ name: 'Customer' }), { Customer: { dataSource: 'nope' } });
    const made = make(withSources(project, { db: ['memory'] }));
    expect(json(made, 'server/datasources.json')).toHaveProperty('nope');
    expect(made.warnings.filter((text) => text.includes('nope'))).toEqual([]);
  });

  it('EX7: never hold what the project’s own datasources.json does', () => {
    const project = createExampleProject();
    const files = [{ path: 'server/datasources.json', text: '{"db": {"password": "s3cret"}}' }];
    const dataSources = {
      path: 'server/datasources.json',
      connectors: { db: ['mysql'] },
      unreadPaths: [],
      files,
    };
    const made = make({ ...project, application: { packages: null, unread: [], dataSources } });
    expect([...made.files.values()].join()).not.toContain('s3cret');
    expect(made.decisions.join()).toContain('is not copied, because it may hold passwords');
  });
});

describe('the sample rows', () => {
  const rows = { Order: [{ id: 1, customerId: 1 }], Customer: [{ id: 1, name: 'Ada' }], Empty: [] };

  it('EX8: are stored owners first, with their ids, and models without rows are left out', () => {
    const made = make(createExampleProject(), {}, rows);
    expect(Object.entries(json(made, 'data/seed.json'))).toEqual([
      ['Customer', rows.Customer],
      ['Order', rows.Order],
    ]);
    expect(made.decisions.join()).toContain('2 sample rows are in data/seed.json');
    const without = make(createExampleProject(), { rows: false }, rows);
    expect(without.files.has('data/seed.json')).toBe(false);
    expect(without.decisions).toContain('The rows of the playground are left out.');
    expect(make(createExampleProject(), {}, {}).decisions.join()).toContain(
      'There are no sample rows. The playground makes some at its first run',
    );
  });

  it('of models that point at each other keep an order of their own', () => {
    const circle = projectOf(
      { name: 'A', relations: { b: { type: 'belongsTo', model: 'B' }, bs: manyOf('B') } },
      { name: 'B', relations: { as: manyOf('A') } },
    );
    const made = make(circle, {}, { B: [{ id: 1 }], A: [{ id: 1 }] });
    expect(Object.keys(json(made, 'data/seed.json')).toSorted()).toEqual(['A', 'B']);
  });

  it('with properties that SQL would not store are warned of, by name', () => {
    const extra = { Customer: [{ id: 1, name: 'Ada', nick: 'A' }] };
    expect(make(createExampleProject(), {}, extra).warnings.join()).toContain('do not store Customer.nick:');
    expect(make(createExampleProject(), { databases: ['mongodb'] }, extra).warnings.join()).not.toContain(
      'nick',
    );
    expect(make(createExampleProject(), {}, rows).warnings).toEqual([]);
  });
});

describe('what the export says', () => {
  it('EX9: names mixins, modules and files that are missing, and stands in for mixins', () => {
    const project = projectOf({ name: 'A', mixins: { TimeStamp: true, Off: false } });
    const script =
      "const x = require('lodash');\nrequire('./helper'); require('path');\nmodule.exports = () => {};\n";
    const unread = [{ path: 'common/models/b.json', text: '{', modelName: 'B' }];
    const made = make({
      ...project,
      models: project.models.map((entry) => ({ ...entry, script })),
      application: { packages: null, unread, dataSources: null },
    });
    expect(made.files.get('common/models/a.js')).toBe(script);
    expect(made.files.has('common/models/b.json')).toBe(false);
    const warnings = made.warnings.join('\n');
    expect(warnings).toContain('mixins TimeStamp are not part');
    expect(warnings).toContain('require ./helper, lodash:');
    expect(warnings).toContain('common/models/b.json could not be read');
    expect(json(made, 'server/mixin-stubs/mixin1.json')).toEqual({ name: 'TimeStamp' });
    expect(made.files.get('README.md')).toContain('TimeStamp');
  });

  it('EX10: warns of what the chosen databases refuse, and not of columns that it makes itself', () => {
    const id = { type: 'string', id: true, generated: true, postgresql: { dataType: 'uuid' } };
    const project = projectOf({ name: 'A', properties: { id, price: 'number' } });
    const warningsFor = (...databases: readonly string[]) => make(project, { databases }).warnings.join();
    expect(warningsFor('postgresql')).toContain('PostgreSQL does not create the table');
    expect(warningsFor('postgresql')).not.toContain('INTEGER');
    expect(warningsFor('mysql', 'mongodb')).not.toContain('does not create');
    expect(make(project).files.get('README.md')).toContain('does not create the table');
  });

  it('EX9: enforces ACLs only where the design has some or has users', () => {
    const acls = [{ accessType: '*', principalType: 'ROLE', principalId: '$everyone', permission: 'DENY' }];
    const path = 'server/boot/authentication.js';
    expect(make(projectOf({ name: 'A', acls })).files.has(path)).toBe(true);
    expect(make(projectOf({ name: 'A', base: 'User' })).files.has(path)).toBe(true);
    const open = make(projectOf({ name: 'A', acls: [] }));
    expect(open.files.has(path)).toBe(false);
    expect(open.decisions.join()).toContain('every route is open');
  });

  it('keeps markup of names out of the README', () => {
    const readme = make({
      ...createProject('a | <b>\n# c'),
      models: createExampleProject().models,
    }).files.get('README.md');
    expect(readme?.split('\n')[0]).toBe('# a \\| \\<b\\> \\# c');
  });
});
