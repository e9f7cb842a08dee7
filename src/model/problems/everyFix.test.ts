import { expect, it } from 'vitest';
import { createProject, type Project } from '../project.ts';
import { manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { findProblems, problemRules } from './findProblems.ts';

/** A project with nearly every problem, some of them several times. */
const broken = withDoubledKey(
  projectOf(
    {
      name: 'Customer',
      plurl: 'x',
      plural: 'top',
      options: { plural: 'clients' },
      validations: [1],
      properties: {
        gifts: 'strng',
        'a.b': 'string',
        age: { type: 'number', min: 1 },
        name: { required: true },
      },
      relations: {
        orders: manyOf('Order'),
        gifts: manyOf('Order'),
        wrong: { type: 'hasmany', model: 'Order' },
        lost: manyOf('order'),
        nobody: manyOf('Nobody'),
        tags: { ...manyOf('Tag'), through: 'Lnk' },
        labels: { ...manyOf('Tag'), through: 'Between' },
        loose: { ...manyOf('Tag'), through: 'Order' },
        links: { ...manyOf('Tag'), through: 'Link' },
        friends: oneOf('hasAndBelongsToMany', 'Customer', 'x'),
        trigger: manyOf('Tag'),
        noted: { ...manyOf('Tag', 'n'), as: 'notes', foreignkey: 'x' },
        keyed: { ...manyOf('Tag', 'k'), primaryKey: 'none' },
        tag: oneOf('belongsTo', 'Tag', 'tag'),
        poly: { type: 'belongsTo', model: 'Tag', polymorphic: true },
        model: { type: 'belongsTo' },
      },
    },
    {
      name: 'Order',
      properties: { customerId: 'string', id: 'string' },
      relations: { buyer: oneOf('belongsTo', 'Customer') },
    },
    { name: 'Tag', base: 'Persistedmodel' },
    {
      name: 'Client',
      plural: 'folk',
      scope: { include: { a: 'b', c: 'd' } },
      properties: { code: { type: 'string', id: true, generated: true }, name: 'string' },
      hidden: ['nam'],
      scopes: { later: { skip: 5, order: 'code DSC' }, top: { limit: 3, where: { name: { eqq: 'a' } } } },
      relations: {
        rows: { ...manyOf('Buyer', 'rowId'), scope: { where: { open: true }, fields: ['open'] } },
      },
    },
    { name: 'Buyer', base: 'Client' },
    {
      name: 'Link',
      relations: { customer: oneOf('belongsTo', 'Customer', 'c'), tag: oneOf('belongsTo', 'Tag') },
    },
    { name: 'my model', relations: { tags: manyOf('Tag') } },
    { name: 'Loop', base: 'Pool' },
    { name: 'Pool', base: 'Loop', relations: null },
    { name: 'tag' },
  ),
);

/** One of its files says a key twice. */
function withDoubledKey(project: Project): Project {
  const text = '{"name": "tag", "name": "tag"}';
  const models = project.models.map((entry) => (entry.id === 'tag' ? { ...entry, source: { text } } : entry));
  return { ...project, models };
}

/** All others are missing in model-config. */
const served = { Client: { dataSource: 'db' }, Buyer: { dataSource: 'odd' } };
const connectors = { db: ['memory'], odd: ['arangodb'] };
const dataSources = { path: 'server/datasources.json', connectors, unreadPaths: [] };
const application = { packages: null, unread: [], dataSources };

it('PB0: every problem says what, why and the way out, and a fix changes something', () => {
  const models = broken.models.map((entry) =>
    entry.definition.name === 'Link' ? { ...entry, path: 'common/models/con.json' } : entry,
  );
  const modelConfig = { path: 'x', config: served, source: null };
  const problems = findProblems({ ...broken, models, modelConfig, application });
  const codes = new Set(problems.map(({ code }) => code));
  expect(problemRules.map(({ code }) => code).filter((code) => !codes.has(code))).toEqual([]);
  for (const problem of problems) {
    for (const text of [problem.message, problem.why, problem.advice])
      expect(text).toMatch(/^["A-Za-z].*[.?]$/);
  }
});

it('PB0: applying fixes one after the other ends with nothing left to fix', () => {
  let project = broken;
  for (let step = 0; ; step += 1) {
    const fixable = findProblems(project).find(({ fix }) => fix);
    if (!fixable?.fix) break;
    const mended = fixable.fix.apply(project);
    expect(mended, `${fixable.code}: ${fixable.fix.label}`).not.toBe(project);
    project = mended;
    expect(step).toBeLessThan(200);
  }
  const left = findProblems(project).map(({ code }) => code);
  expect(new Set(left)).toEqual(
    new Set([
      'ignored-validations',
      'idle-constraint',
      'missing-model',
      'skip-without-limit',
      'unwritten-scope',
    ]),
  );
});

it('PB0: 1,000 models are looked through in a moment, and after an edit in less', () => {
  const names = Array.from({ length: 1000 }, (_, index) => `Model${index}`);
  const project = projectOf(
    ...names.map((name, index) => ({
      name,
      properties: Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`p${at}`, { type: 'string' }])),
      relations: {
        next: oneOf('belongsTo', `Model${(index + 1) % 1000}`),
        ...(index % 2 ? { many: manyOf(`Model${(index * 7) % 1000}`) } : {}),
      },
    })),
  );
  findProblems(createProject('P'));
  const timed = (run: () => void) => {
    const start = performance.now();
    run();
    return performance.now() - start;
  };
  const first = timed(() => findProblems(project));
  const [entry, ...others] = project.models;
  if (!entry) throw new Error('no model');
  const edited = { ...project, models: [{ ...entry, position: { x: 9, y: 9 } }, ...others] };
  const again = timed(() => findProblems(edited));
  console.info(`findProblems, 1,000 models: ${first.toFixed(0)} ms, after an edit ${again.toFixed(0)} ms`);
  // Generous, for a busy machine: what takes this long is quadratic.
  expect(first).toBeLessThan(3000);
  expect(again).toBeLessThan(1500);
});
