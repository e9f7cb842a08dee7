import { describe, expect, it } from 'vitest';
import { createExampleProject, type Project } from '../../model/index.ts';
import { manyOf, projectOf } from '../../model/testing/projects.ts';
import { type Rows, textOfFile } from '../target.ts';
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

const modelIn = ({ files }: Made, stem: string): string => files.get(`src/models/${stem}.model.ts`) ?? '';

describe('the files of a LoopBack 4 application', () => {
  it('EX20: are a class and a repository for each model, a data source and controllers', () => {
    const { files } = make(createExampleProject());
    for (const path of [
      ...['customer', 'order', 'review'].flatMap((stem) => [
        `src/models/${stem}.model.ts`,
        `src/repositories/${stem}.repository.ts`,
      ]),
      'src/datasources/db.datasource.ts',
      'src/controllers/index.ts',
      'MIGRATION.md',
      'README.md',
    ])
      expect(files.has(path), path).toBe(true);
    for (const [path, text] of files) expect(text.endsWith('\n'), `${path} ends with a line end`).toBe(true);
  });

  it('EX20: depend on the connectors of the chosen databases alone', () => {
    const dependenciesOf = (options: object) =>
      Object.keys(
        JSON.parse(make(createExampleProject(), options).files.get('package.json') ?? '').dependencies,
      );
    expect(dependenciesOf({ databases: [] }).join()).not.toContain('connector');
    expect(dependenciesOf({ databases: ['mysql'] })).toContain('loopback-connector-mysql');
    expect(dependenciesOf({}).join()).not.toContain('rest-crud');
    expect(dependenciesOf({ routes: 'loopback4' })).toContain('@loopback/rest-crud');
  });

  it('listen on the chosen port, wherever it is written', () => {
    const { files } = make(createExampleProject(), { port: 4123 });
    for (const path of ['src/index.ts', 'Dockerfile', 'compose.postgresql.yaml', 'README.md'])
      expect(files.get(path), path).toContain('4123');
  });

  it('say what SQL databases do differently in LoopBack 4, too', () => {
    const readme = make(createExampleProject()).files.get('README.md');
    expect(readme).toContain('a `where` with an unknown property');
    // 400 everywhere.
    expect(readme).not.toContain('an id that is not a number');
  });

  it('are a class and a file for each controller, if that is chosen', () => {
    const { files } = make(createExampleProject(), { controllers: 'classes' });
    expect(files.get('src/controllers/customer-orders.controller.ts')).toContain(
      'export class CustomerOrdersController extends hasManyController({',
    );
    expect(files.get('src/application.ts')).not.toContain('addControllers');
  });

  it('have the paths of LoopBack 3, or those of the CLI', () => {
    const project = projectOf({ name: 'OrderItem', plural: 'Things', http: { path: 'items' } });
    const index = (options: object) => make(project, options).files.get('src/controllers/index.ts');
    expect(index({})).toContain("crudController(OrderItem, '/api/items')");
    expect(index({ routes: 'loopback4' })).toContain("crudController(OrderItem, '/order-items')");
  });

  it('EX8: hold the sample rows owners first, and the scripts of models where nothing runs them', () => {
    const project = createExampleProject();
    const script = 'module.exports = () => {};\n';
    const models = project.models.map((entry) => ({ ...entry, script }));
    const made = make({ ...project, models }, {}, { Order: [{ id: 1 }], Customer: [{ id: 1 }] });
    expect(Object.keys(JSON.parse(made.files.get('data/seed.json') ?? ''))).toEqual(['Customer', 'Order']);
    expect(made.files.get('loopback3/common/models/order.js')).toBe(script);
    expect(modelIn(made, 'order')).toContain('// TODO its script: Hooks and methods');
  });
});

describe('the classes', () => {
  it('EX21: declare the keys that LoopBack 3 adds, with an index for each', () => {
    const order = modelIn(make(createExampleProject()), 'order');
    expect(order).toContain("@property({type: 'number'})\n  customerId?: number;");
    expect(order).toContain(
      'indexes: {order_customerid_fk: {keys: {customerId: 1}, options: {unique: false}}}',
    );
  });

  it('EX21: let undeclared properties in where LoopBack 3 does, and keep columns that hold every number', () => {
    const open = modelIn(make(createExampleProject()), 'order');
    expect(open).toContain('settings: {strict: false');
    expect(open).toContain('[property: string]: any;');
    expect(open).toContain("postgresql: {dataType: 'double precision'}");
    const strict = modelIn(make(projectOf({ name: 'Order', strict: true })), 'order');
    expect(strict).toContain('settings: {strict: true}');
    expect(strict).not.toContain('[property: string]');
  });

  it('EX22: write each kind of relation that LoopBack 4 has', () => {
    const made = make(
      projectOf(
        {
          name: 'Customer',
          relations: {
            orders: manyOf('Order'),
            profile: { type: 'hasOne', model: 'Profile', primaryKey: 'code' },
            accounts: { type: 'referencesMany', model: 'Account' },
            products: { type: 'hasMany', model: 'Product', through: 'Purchase' },
            tags: { type: 'hasAndBelongsToMany', model: 'Tag' },
          },
          properties: { code: 'string' },
        },
        {
          name: 'Order',
          relations: { buyer: { type: 'belongsTo', model: 'Customer', foreignKey: 'customerId' } },
        },
        { name: 'Purchase', properties: { customerId: 'number', productId: 'number' } },
        ...['Profile', 'Account', 'Product'].map((name) => ({ name })),
        { name: 'Tag', relations: { customers: { type: 'hasAndBelongsToMany', model: 'Customer' } } },
      ),
    );
    const customer = modelIn(made, 'customer');
    for (const decorator of [
      "@hasMany(() => Order, {keyTo: 'customerId'})",
      "@hasOne(() => Profile, {keyFrom: 'code', keyTo: 'customerId'})",
      "@referencesMany(() => Account, {name: 'accounts'}, {type: 'array', itemType: 'number', default: []})",
      "@hasMany(() => Product, {through: {model: () => Purchase, keyFrom: 'customerId', keyTo: 'productId'}})",
      "@hasMany(() => Tag, {through: {model: () => CustomerTag, keyFrom: 'customerId', keyTo: 'tagId'}})",
    ])
      expect(customer).toContain(decorator);
    expect(modelIn(made, 'order')).toContain("@belongsTo(() => Customer, {name: 'buyer'}, {type: 'number'})");
    // One join model for both sides.
    expect(modelIn(made, 'tag')).toContain('model: () => CustomerTag');
    expect(modelIn(made, 'customer-tag')).toContain('customerId?: number;');
    expect(made.decisions.join()).toContain('CustomerTag is the join model');
  });

  it('EX22: read the target of a referencesMany later where their files import each other', () => {
    const made = make(
      projectOf(
        { name: 'Account', relations: { owner: { type: 'belongsTo', model: 'Customer' } } },
        { name: 'Customer', relations: { accounts: { type: 'referencesMany', model: 'Account' } } },
      ),
    );
    expect(modelIn(made, 'customer')).toContain('@referencesManyLater(() => Account,');
    expect(made.files.has('src/models/references-many-later.ts')).toBe(true);
  });

  it('EX22: find circles over several files, and none where a file only leads to one', () => {
    const refers = (model: string) => ({ list: { type: 'referencesMany', model } });
    const made = make(
      projectOf(
        { name: 'A', relations: { b: { type: 'belongsTo', model: 'B' } } },
        { name: 'B', relations: refers('C') },
        { name: 'C', relations: { ...refers('C'), as: manyOf('A') } },
        { name: 'D', relations: refers('A') },
      ),
    );
    expect(modelIn(made, 'b')).toContain('@referencesManyLater(() => C,');
    expect(modelIn(made, 'c')).toContain('@referencesMany(() => C,');
    expect(modelIn(made, 'd')).toContain('@referencesMany(() => A,');
  });

  it('EX22: keep a property rather than a relation of the same name', () => {
    const made = make(
      projectOf(
        { name: 'A', properties: { orders: 'string' }, relations: { orders: manyOf('Order') } },
        { name: 'Order' },
      ),
    );
    expect(modelIn(made, 'a')).toContain('orders?: string;');
    expect(modelIn(made, 'a')).not.toContain('@hasMany');
    expect(made.files.get('MIGRATION.md')).toContain('The model has a property of this name');
  });

  it('EX23: have names that TypeScript takes, each file once', () => {
    const names = [
      'class',
      'Object',
      'order item',
      'Order_Item',
      'OrderRepository',
      '2fast',
      '日本',
      '-',
      'Café',
    ];
    const { files } = make(projectOf(...names.map((name) => ({ name }))));
    const classes = [...files].flatMap(([path, text]) =>
      path.endsWith('.model.ts') ? (/export class (\S+)/.exec(text)?.[1] ?? []) : [],
    );
    expect(classes.toSorted()).toEqual(
      [
        'Class',
        'ObjectModel',
        'OrderItem',
        'OrderItem2',
        'OrderRepositoryModel',
        'Fast',
        'Unnamed',
        'Unnamed2',
        'Cafe',
      ].toSorted(),
    );
    const paths = [...files.keys()].map((path) => path.toLowerCase());
    expect(new Set(paths).size).toBe(paths.length);
  });
});

it('EX21: ids are texts where MongoDB generates them, and a warning says so where they are not', () => {
  const project = projectOf({ name: 'A', relations: { bs: manyOf('B') } }, { name: 'B' });
  const connectors = { db: ['mongodb'] };
  const dataSources = { path: 'server/datasources.json', connectors, unreadPaths: [] };
  const stored = { ...project, application: { packages: null, unread: [], dataSources } };
  const options = { databases: ['mongodb'] };
  expect(modelIn(make(stored, options), 'b')).toContain(
    "@property({type: 'string', mongodb: {dataType: 'ObjectID'}})\n  aId?: string;",
  );
  expect(make(stored, options).warnings.join()).not.toContain('are numbers');
  expect(make(project, options).warnings.join()).toContain('the ids of A, B are numbers');
});

describe('what has no counterpart', () => {
  const acls = [{ accessType: '*', principalType: 'ROLE', principalId: '$everyone', permission: 'DENY' }];

  it('EX24: is a comment at its place and a line of MIGRATION.md, and routes without ACLs are the first', () => {
    const made = make(
      projectOf(
        {
          name: 'Person',
          base: 'User',
          acls,
          mixins: { Stamp: true },
          scopes: { adults: { where: { age: { gt: 17 } } } },
          methods: { greet: {} },
          properties: { home: 'geopoint' },
          relations: {
            addresses: { type: 'embedsMany', model: 'Address' },
            pictures: { type: 'hasMany', model: 'Picture', polymorphic: 'owner' },
          },
        },
        { name: 'Address', base: 'Model' },
        { name: 'Picture' },
      ),
    );
    const migration = made.files.get('MIGRATION.md') ?? '';
    expect(migration.split('\n')[2]).toContain('**Every route is open until you act.**');
    expect(made.warnings[0]).toContain('Every route is open');
    for (const about of [
      'its base User',
      'an ACL: DENY * on every method to ROLE $everyone',
      'the mixin "Stamp"',
      'the scope "adults"',
      'the remote method "greet"',
      'the property "home"',
      'the relation "addresses" (embedsMany to Address)',
      'the relation "pictures" (hasMany to Picture)',
    ]) {
      expect(modelIn(made, 'person')).toContain(`// TODO ${about}`);
      expect(migration).toContain(`- ${about.replaceAll('*', '\\*')}`);
    }
    expect(modelIn(made, 'person')).toContain("hiddenProperties: ['password', 'verificationToken']");
    expect(made.warnings.join()).toContain('Nobody can log in as Person');
  });

  it('EX24: never ends a comment or becomes markup', () => {
    const name = 'a\n*/ `b` <i> | # c';
    const made = make(projectOf({ name: 'A', scopes: { [name]: {} } }));
    const comments = modelIn(made, 'a')
      .split('\n')
      .filter((line) => line.includes('b` <i>'));
    expect(comments).toHaveLength(1);
    expect(comments[0]).toMatch(/^\/\/ TODO /);
    expect(made.files.get('MIGRATION.md')).toContain('\\<i\\>');
  });

  it('EX24: is nothing for a design of which LoopBack 4 has everything', () => {
    const made = make(createExampleProject());
    expect(made.warnings).toEqual([]);
    expect(made.files.get('MIGRATION.md')).toContain('Nothing is left to do for Customer, Order, Review.');
  });
});
