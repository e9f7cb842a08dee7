import { expect, it } from 'vitest';
import type { Project } from '../project.ts';
import { manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { findProblems, problemRules } from './findProblems.ts';
import { jsonPathOf } from './jsonPath.ts';

/** A project with nearly every problem, some of them several times. */
const broken = withDoubledKey(
  projectOf(
    {
      name: 'Customer',
      plurl: 'x',
      plural: 'top',
      options: { plural: 'clients' },
      validations: [1],
      acls: [{ principalType: 'ROLE', principalId: '$everyone', permission: 'deny' }],
      attributes: { kind: 'x' },
      properties: {
        gifts: 'strng',
        'a.b': 'string',
        age: { type: 'number', min: 1 },
        name: { required: true },
      },
      relations: {
        orders: manyOf('Order'),
        hidden: manyOf('Hidden'),
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
        listed: { ...oneOf('belongsTo', 'Tag'), foreignKey: ['a', 'b'] },
      },
    },
    {
      name: 'Order',
      properties: { customerId: 'string', id: 'string', size: 'number' },
      foreignKeys: { fk: { name: 'fk', entity: 'Customer', entityKey: 'id', foreignKey: 'customerId' } },
      relations: { buyer: oneOf('belongsTo', 'Customer') },
    },
    { name: 'Tag', base: 'Persistedmodel' },
    {
      name: 'Client',
      plural: 'folk',
      scope: { include: { a: 'b', c: 'd' } },
      properties: { code: { type: 'string', id: true, generated: true }, name: 'string' },
      hidden: ['nam'],
      scopes: {
        later: { skip: 5, order: 'code DSC' },
        count: {},
        top: { limit: 3, where: { name: { eqq: 'a' } } },
      },
      relations: {
        user: oneOf('belongsTo', 'User'),
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
    { name: 'Focus', properties: { title: 'string' } },
    { name: 'Pool', base: 'Loop', relations: null },
    { name: 'ORDER' },
    {
      name: 'Ledger',
      properties: {
        id: { type: 'string', id: true, generated: true, postgresql: { dataType: 'uuid' } },
        amount: 'number',
        note: 'string',
        Note: 'string',
      },
    },
    { name: 'tag', options: { properties: { kind: 'string' } } },
    {
      name: 'Thing',
      relations: {
        owner: { type: 'belongsTo', polymorphic: true },
        other: { type: 'belongsTo', polymorphic: { foreignKey: 'ownerId', discriminator: 'otherType' } },
      },
    },
    {
      name: 'Named',
      properties: { id: { type: 'string', id: true } },
      relations: { things: { ...manyOf('Thing'), polymorphic: 'owner' } },
    },
    { name: 'Shot', relations: { shotOf: { type: 'belongsTo', polymorphic: true } } },
    {
      name: 'Coded',
      properties: { code: { type: 'string', id: true } },
      relations: {
        shots: { ...manyOf('Shot'), polymorphic: 'shotOf' },
        tags: { ...oneOf('hasAndBelongsToMany', 'Tag'), throughTable: 'Shot' },
      },
    },
    {
      name: 'Holder',
      relations: {
        items: { type: 'embedsMany', model: 'Item', options: { belongsTo: 'holdr', persistent: true } },
        more: { type: 'embedsMany', model: 'Item' },
        again: { type: 'embedsMany', model: 'Item' },
        texts: { type: 'embedsMany', model: 'Texted', scope: { order: 'name' } },
        plain: { type: 'embedsOne', model: 'Plain', default: 'x' },
        lone: { type: 'embedsOne', model: 'Lone' },
        rows: manyOf('Item', 'rowId'),
      },
    },
    { name: 'Item', base: 'Model', relations: { holder: oneOf('belongsTo', 'Holder') } },
    { name: 'Texted', base: 'Model', properties: { id: { type: 'string', id: true } } },
    { name: 'Plain', base: 'Model', relations: { tags: manyOf('Tag', 'plainId') } },
    { name: 'Lone' },
    {
      name: 'Odd',
      plural: ['Odds'],
      scope: { where: { note: 'x' } },
      properties: {
        id: { type: 'string', id: true, defaultFn: 'uuid', generated: true },
        code: { type: 'number', id: true },
        note: { type: 'string', defaultFn: 'Now' },
        at: { type: 'date', default: 'now' },
        list: [null],
      },
      relations: {
        tag: { ...oneOf('belongsTo', 'Tag'), required: true },
        sized: { ...oneOf('belongsTo', 'Order', 'sizedKey'), primaryKey: 'size' },
        roles: { ...manyOf('Role'), through: 'RoleMapping' },
        things: { ...oneOf('hasAndBelongsToMany', 'Thing'), polymorphic: 'owner' },
        mine: { ...manyOf('Thing'), polymorphic: 'owns' },
        far: { ...manyOf('Named'), polymorphic: 'owner', through: 'Link', invert: true },
        half: { ...manyOf('Thing'), polymorphic: { foreignKey: 'halfId' } },
        near: { ...manyOf('Named'), polymorphic: 'owner', through: 'Buyer' },
      },
    },
  ),
);

/** Gives one of the files a doubled key. */
function withDoubledKey(project: Project): Project {
  const text = '{"name": "tag", "name": "tag"}';
  const models = project.models.map((entry) => (entry.id === 'tag' ? { ...entry, source: { text } } : entry));
  return { ...project, models };
}

/** The entries of model-config; all other models are missing. */
const served = {
  Client: { dataSource: 'db' },
  Buyer: { dataSource: 'odd' },
  Odd: { dataSource: 'gone' },
  Gone: {},
  Holder: { dataSource: 'db' },
  Item: { dataSource: 'transient' },
  Texted: { dataSource: 'db' },
  Plain: { dataSource: 'db' },
  Lone: { dataSource: 'db' },
  Order: { dataSource: 'tables' },
  ORDER: { dataSource: 'tables' },
  Ledger: { dataSource: 'tables' },
  Focus: { dataSource: 'columns' },
};
const connectors = {
  tables: ['postgresql'],
  columns: ['mysql'],
  db: ['memory'],
  odd: ['arangodb'],
  transient: ['transient'],
};
const dataSources = { path: 'server/datasources.json', connectors, unreadPaths: [] };
const unread = [{ path: 'common/models/hidden.json', text: '{', modelName: 'Hidden' }];
const application = { packages: [], unread, dataSources };

it('PB0: every problem has a message, a reason and advice', () => {
  const models = broken.models.map((entry) =>
    entry.definition.name === 'Link' ? { ...entry, path: 'common/models/con.json' } : entry,
  );
  const modelConfig = { path: 'server/model-config.json', config: served, source: null };
  const problems = findProblems({ ...broken, models, modelConfig, application });
  const codes = new Set(problems.map(({ code }) => code));
  expect(problemRules.map(({ code }) => code).filter((code) => !codes.has(code))).toEqual([]);
  for (const problem of problems) {
    for (const text of [problem.message, problem.why, problem.advice])
      expect(text).toMatch(/^["A-Za-z].*[.?]$/);
    const [, intended] = /^Did you mean "(.*)"\?$/.exec(problem.advice) ?? [];
    if (intended !== undefined && problem.fix !== undefined) {
      // Capitals alone are no guess.
      const isSame = problem.message.toLowerCase().includes(`"${intended.toLowerCase()}"`);
      expect(problem.fix.isGuess === true, problem.message).toBe(!isSame);
    }
    // An error has a fix, or a place in the JSON that people can edit.
    const definition = broken.models.find(({ id }) => id === problem.place.modelId)?.definition;
    const path = definition === undefined ? [] : jsonPathOf(definition, problem.place);
    if (problem.severity === 'error' && !problem.fix) expect(path, problem.message).not.toEqual([]);
  }
});

it.each([
  ['without model-config', null],
  ['with one that lists few', { path: 'x', config: served, source: null }],
])('PB0: applying fixes one after the other leaves nothing to fix: %s', (_what, modelConfig) => {
  let project: Project = { ...broken, modelConfig, databases: ['postgresql', 'mysql'] };
  for (let step = 0; ; step += 1) {
    const fixable = findProblems(project).find(({ fix }) => fix);
    if (!fixable?.fix) break;
    const after = fixable.fix.apply(project);
    expect(after, `${fixable.code}: ${fixable.fix.label}`).not.toBe(project);
    project = after;
    expect(step).toBeLessThan(200);
  }
  const left = findProblems(project).map(({ code }) => code);
  expect(new Set(left)).toEqual(
    new Set([
      'built-in-through',
      'embedded-owner',
      'ignored-validations',
      'idle-constraint',
      'illegal-scope-name',
      'missing-model',
      'polymorphic-without-through',
      'refused-column',
      'reserved-table-name',
      'short-text-column',
      'skip-without-limit',
      'unwritten-scope',
      'written-attributes',
    ]),
  );
});

/** A project that counts the reads of its models. */
function countedProject(size: number): { readonly project: Project; readonly reads: () => number } {
  let reads = 0;
  const counted = <Value extends object>(value: Value): Value =>
    new Proxy(value, {
      get(target, key, receiver) {
        reads += 1;
        return Reflect.get(target, key, receiver);
      },
    });
  const plain = projectOf(
    ...Array.from({ length: size }, (_, index) => ({
      name: `Model${index}`,
      properties: Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`p${at}`, { type: 'string' }])),
      relations: {
        next: oneOf('belongsTo', `Model${(index + 1) % size}`),
        ...(index % 2 ? { many: manyOf(`Model${(index * 7) % size}`) } : {}),
      },
    })),
  );
  const models = plain.models.map((entry) => counted({ ...entry, definition: counted(entry.definition) }));
  return { project: { ...plain, models }, reads: () => reads };
}

it('PB0: the work grows in proportion to the models', () => {
  const [small, large] = [countedProject(150), countedProject(300)];
  findProblems(small.project);
  findProblems(large.project);
  expect(small.reads()).toBeGreaterThan(150);
  // Work that grows with the square would be four times as much.
  expect(large.reads() / small.reads()).toBeLessThan(2.5);
});
