import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findProblems } from '../../model/problems/findProblems.ts';
import { toProject } from '../toProject.ts';
import { imports, openScript, openScripts } from './testing/openScripts.ts';

const whole = `${imports}// é
@model({name: 'order', settings: {strict: false, a: [1, {b: 'c'}]}})
export class Order extends Entity {
  @property({type: 'number', id: true, default: () => new Date()}) id?: number;
  @property.array(() => Order, {jsonSchema: {minItems: -1}}) list: Order[] = [];
  @belongsTo(() => Customer, {name: 'buyer', keyTo: 'code'}, {type: 'string'}) customerId: string | null;
  @hasMany(() => Order, {through: {model: () => Order, keyFrom: 'a', keyTo: 'b'}}) orders: Order[];
  @referencesMany(() => Order) orderIds: number[];
  [property: string]: any;
  constructor(data?: Partial<Order>) { super(data); }
}
`;

it('SR105: a text cut, doubled or shuffled at any place is read to the end, and never throws', () => {
  const parts = whole.split(/(?<=[\s(),;{}'@:<>])/);
  const odd = [
    '\\',
    '`',
    '${',
    '*/',
    '/*',
    '\0',
    '"',
    '=>',
    '...',
    '@model(',
    'class ',
    'export ',
    'extends ',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts, ...odd), { maxLength: 120 }), (some) => {
      expect(() => openScripts({ 'a.model.ts': `${imports}${some.join('')}` })).not.toThrow();
    }),
    { seed: 16, numRuns: 200 },
  );
  for (let cut = 0; cut < whole.length; cut += 11)
    expect(() => openScripts({ 'a.model.ts': whole.slice(0, cut) })).not.toThrow();
});

it('SR105: a class that is cut off is refused with its line, and the others are opened', () => {
  const text =
    "@model() export class A extends Entity { @property() a: string; }\n@model() export class B extends Entity {\n  @property({type: 'string'";
  const opened = openScript(text);
  expect(opened.models.map(({ definition }) => definition.name)).toEqual(['A']);
  expect(opened.problems.map(({ line, expected }) => [line, expected])).toEqual([
    [4, 'the end of the class B'],
  ]);
});

it('SR105: names of every object are harmless', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const members = names.map(
    (name) => `@property({type: 'string', ['${name}']: 1, '${name}': {a: 2}}) '${name}': string;`,
  );
  const text = `@model({name: '__proto__', settings: {'__proto__': {polluted: 1}, constructor: 2}}) class A extends Entity { ${members.join(' ')} }
    @model() class constructor extends Entity { @hasMany(() => A, {'__proto__': 1, name: '__proto__'}) x: A[]; @property() y: toString; }`;
  const opened = openScript(text);
  expect(opened.problems).toEqual([]);
  const [first, second] = opened.models.map(({ definition }) => definition);
  expect(first?.name).toBe('__proto__');
  expect(Object.keys(first?.properties ?? {}).toSorted()).toEqual(names.toSorted());
  expect(Object.keys(second?.relations ?? {})).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(() => findProblems(toProject(opened))).not.toThrow();
});

it('SR105: two classes of one name, and bases in a circle, are opened and reported', () => {
  const opened = openScripts({
    'models/a.model.ts': `${imports}@model() export class A extends B {}\n@model() export class B extends A {}\n@model() class A extends Entity {}`,
    'models/b.model.ts': `${imports}@model() export class A extends Entity { @property() id: string; }`,
  });
  expect(opened.models.map(({ definition, path }) => [definition.name, path])).toEqual([
    ['A', 'common/models/a.json'],
    ['B', 'common/models/b.json'],
    ['A', 'common/models/a-2.json'],
    ['A', 'common/models/a-3.json'],
  ]);
  expect(new Set(opened.models.map(({ origin }) => origin)).size).toBe(4);
  const codes = findProblems(toProject(opened)).map(({ code }) => code);
  expect(codes).toContain('duplicate-model-name');
});

it('SR105: brackets of any depth, and any number of remarks and classes, are bounded', () => {
  const deep = (open: string, close: string, count: number) =>
    openScript(
      `@model() class A extends Entity { @property({x: ${open.repeat(count)}1${close.repeat(count)}}) a: string; }`,
    );
  expect(deep('[', ']', 60).report?.remarks[0]?.text).toMatch(/"x(?:.0.)+" of the property "a" is code/);
  for (const [open = '', close = ''] of [
    ['[', ']'],
    ['{a:', '}'],
    ['(', ')'],
    ['f(', ')'],
  ])
    expect(deep(open, close, 2000).problems.length, open).toBeLessThan(3);
  const type = `${'('.repeat(2000)}string${')'.repeat(2000)}`;
  expect(() => openScript(`@model() class A extends M(${type}) { @property() a: ${type}; }`)).not.toThrow();
  const code = `@model() class A extends Entity { @property({${Array.from({ length: 1500 }, (_, index) => `a${index}: f(${index})`).join()}}) a: string; }`;
  const remarks = openScript(code).report?.remarks ?? [];
  expect([remarks.length, remarks.at(-2)?.text]).toEqual([1002, '500 more remarks are not listed.']);
  const many = Array.from({ length: 3002 }, (_, index) => `class A${index} extends Model {}`).join('\n');
  const { models, problems } = openScript(many);
  expect([models.length, problems.map(({ expected, found }) => [expected, found])]).toEqual([
    3000,
    [['at most 3,000 models', '2 more']],
  ]);
});
