import type { Project } from '../project.ts';
import { manyOf, oneOf, projectOf } from './projects.ts';

/** A project with nearly every problem, some of them several times. */
export const broken = withDoubledKey(
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
  const models = project.models.map((entry) => {
    const text = entry.source?.text.replace('{', '{\n  "name": "tag",') ?? '';
    return entry.id === 'tag' ? { ...entry, source: { text } } : entry;
  });
  return { ...project, models };
}

/** The entries of model-config; all other models are missing. */
export const served = {
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

/** The same with a model-config and an application: a project in which every rule finds something. */
export const projectOfEveryProblem: Project = {
  ...broken,
  models: broken.models.map((entry) =>
    entry.definition.name === 'Link' ? { ...entry, path: 'common/models/con.json' } : entry,
  ),
  modelConfig: { path: 'server/model-config.json', config: served, source: null },
  application,
};
