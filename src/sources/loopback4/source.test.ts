import { describe, expect, it } from 'vitest';
import { definitionsOf, imports, openScript, openScripts } from './testing/openScripts.ts';

const read = (text: string) => definitionsOf(openScript(text));
const propertiesOf = (members: string) =>
  read(`@model() export class A extends Entity { ${members} }`)['A']?.properties;
const remarksOf = (text: string) =>
  openScript(text).report?.remarks.map(({ kind, text: words }) => `${kind}: ${words}`);

describe('a property', () => {
  it('SR101: has its attributes as they are written, and its type as a model file names it', () => {
    const members = `
      @property({type: 'number', id: true, generated: true}) id?: number;
      @property({type: String, required: true, length: 80, name: 'full_name', index: {unique: true}}) name: string;
      @property({type: Date, defaultFn: 'now'}) created: Date;
      @property({type: 'string', jsonSchema: {maxLength: 3, enum: ['a', null, -1.5]}, postgresql: {columnName: 'c', dataType: 'text'}}) code: string;
      @property({'type': 'String', "default": 'it\\'s\\n', note: \`x\`, none: undefined} as const) text: string;`;
    expect(propertiesOf(members)).toEqual({
      id: { type: 'number', id: true, generated: true },
      name: { type: 'string', required: true, length: 80, name: 'full_name', index: { unique: true } },
      created: { type: 'date', defaultFn: 'now' },
      code: {
        type: 'string',
        jsonSchema: { maxLength: 3, enum: ['a', null, -1.5] },
        postgresql: { columnName: 'c', dataType: 'text' },
      },
      text: { type: 'string', default: "it's\n", note: 'x' },
    });
  });

  it('SR101: is a list by each of the ways to write one', () => {
    const members = `
      @property.array(String, {required: true}) a: string[];
      @property({type: 'array', itemType: 'number'}) b: number[];
      @property({type: Array, itemType: () => B}) c: B[];
      @property({type: ['date']}) d: Date[];
      @property({type: 'array', itemType: 'any'}) e: unknown[];
      @property({itemType: Boolean}) f: Array<boolean>;
      @property() g: string[];`;
    const types = Object.values(propertiesOf(members) ?? {}).map(({ type }) => type);
    expect(types).toEqual([['string'], ['number'], ['B'], ['date'], 'array', ['boolean'], 'array']);
    expect(propertiesOf(members)?.['a']).toEqual({ type: ['string'], required: true });
  });

  it('SR101: has the type that TypeScript tells the decorator where it names none', () => {
    const members = `
      @property() a: string; @property() b?: number; @property() c: boolean | undefined;
      @property() d: 'x' | 'y'; @property() e: Date; @property() f: Date | string; @property() g: any;
      @property() h: Record<string, number>; @property() i; @property() j: (number); @property() k: B; @property({}) 'l m': Buffer;`;
    const text = `@model() class A extends Entity { ${members} } @model({name: 'b'}) class B extends Model {}`;
    const found = definitionsOf(openScript(text))['A']?.properties ?? {};
    expect(Object.values(found).map(({ type }) => type)).toEqual([
      ...[
        'string',
        'number',
        'object',
        'string',
        'date',
        'object',
        'object',
        'object',
        'object',
        'number',
        'b',
        'buffer',
      ],
    ]);
    expect(Object.keys(found).at(-1)).toBe('l m');
  });

  it('SR101: of a class among the files has its model as the type, by the name that the script gives it', () => {
    const opened = openScripts({
      'models/a.model.ts': `${imports}import {Place as Address} from './place.model';
        @model() export class A extends Entity { @property({type: Address}) a: Address; @property({type: () => Address}) b: Address; @property.array(Other) c: Other[]; }`,
      'models/place.model.ts': `${imports}@model({name: 'place'}) export class Place extends Model {}`,
    });
    const { a, b, c } = definitionsOf(opened)['A']?.properties ?? {};
    expect([a?.['type'], b?.['type'], c?.['type']]).toEqual(['place', 'place', ['Other']]);
  });

  it('SR101: that is hidden is so by the model', () => {
    const text = `@model({settings: {hiddenProperties: ['b']}}) class A extends Entity { @property({hidden: true}) a: string; @property() b: string; }`;
    expect(read(text)['A']).toMatchObject({ hidden: ['b', 'a'], properties: { a: { type: 'string' } } });
  });
});

describe('a class', () => {
  it('SR103: keeps its settings, and is strict unless it says otherwise', () => {
    const text = `@model({name: 'a', description: 'A.', title: 'T', settings: {strict: false, forceId: false, scope: {limit: 5}, indexes: {i: {keys: {x: 1}}},
        foreignKeys: {f: {name: 'f', entity: 'B', entityKey: 'id', foreignKey: 'b'}}, protectedProperties: ['p'], postgresql: {schema: 's', table: 't'}}})
      export class A extends Entity {} @model() class B extends Entity {}`;
    const { A, a, B } = read(text);
    expect([A, B?.['strict']]).toEqual([undefined, true]);
    expect(a).toEqual({
      ...{
        name: 'a',
        description: 'A.',
        base: 'PersistedModel',
        strict: false,
        forceId: false,
        scope: { limit: 5 },
      },
      indexes: { i: { keys: { x: 1 } } },
      foreignKeys: { f: { name: 'f', entity: 'B', entityKey: 'id', foreignKey: 'b' } },
      protected: ['p'],
      options: { postgresql: { schema: 's', table: 't' }, loopback4: { attributes: { title: 'T' } } },
      ...{ properties: {}, validations: [], relations: {}, acls: [], methods: {} },
    });
  });

  it('SR103: extends the model of its base, and keeps one that is not among the files', () => {
    const text = `@model({name: 'base'}) abstract class Base extends Entity { @property() a: string; }
      @model() export class A extends Base {} @model() export class B extends Mixed(Base) {} @model() class C extends CoreEntity<C> {} @model() class D extends Model {}`;
    const found = read(text);
    expect(Object.values(found).map(({ base }) => base)).toEqual([
      'PersistedModel',
      'base',
      'base',
      'CoreEntity',
      'Model',
    ]);
    expect(found['D']).toMatchObject({ idInjection: false, excludeBaseProperties: ['id'] });
    expect(remarksOf(text)?.slice(0, 2)).toEqual([
      'warning: src/models/a.model.ts, line 3: what B gets from Mixed(Base) is code and is not read.',
      'warning: src/models/a.model.ts, line 3: C extends CoreEntity, which is not among the files: what it inherits is not known.',
    ]);
  });

  it('SR103: keeps the names of class and file that LoopBack 4 would not give it', () => {
    const opened = openScripts({
      'src/models/order-item.model.ts': `${imports}@model() export class OrderItem extends Entity {}`,
      'src/models/line.model.ts': `${imports}@model({name: 'order'}) export class OrderRow extends Entity {}`,
    });
    expect(opened.models.map(({ path, origin }) => [path, origin])).toEqual([
      ['common/models/order-item.json', 'src/models/order-item.model.ts'],
      ['common/models/order.json', 'src/models/line.model.ts'],
    ]);
    expect(Object.values(definitionsOf(opened)).map(({ options }) => options['loopback4'])).toEqual([
      {},
      { class: 'OrderRow', file: 'line' },
    ]);
  });

  it('SR103: is read under any name of an import, with decorators before and after export', () => {
    const opened = openScripts({
      'models/a.model.ts': `import * as repo from '@loopback/repository'; import {model as m, property as p} from "@loopback/repository";
        // A comment between them.
        @m() /* and another */
        export class A extends repo.Entity { @p() a: string; @repo.property.array(String) b: string[]; @repo.belongsTo(() => A) cId: number; }
        export @m() class B extends repo.Model {}
        export default class C extends repo.Entity { @p() a: string; }`,
    });
    expect(Object.keys(definitionsOf(opened))).toEqual(['A', 'B', 'C']);
    expect(Object.keys(definitionsOf(opened)['A']?.properties ?? {})).toEqual(['a', 'b', 'cId']);
  });
});

describe('code', () => {
  it('SR104: is not run, and is said with its file, line and words', () => {
    const text = `@model({settings: {...shared, a: [1, f()], strict: isStrict}}) class A extends Entity {
      @property({type: 'string', default: makeName('x'), jsonSchema: {enum: Object.values(Status), minLength: 1}}) a: string;
      @property(shared) b: string;
    }`;
    expect(read(text)['A']).toMatchObject({
      strict: true,
      options: { loopback4: {} },
      properties: { a: { type: 'string', jsonSchema: { minLength: 1 } }, b: { type: 'string' } },
    });
    expect(read(text)['A']?.options['a']).toBeUndefined();
    const line = 'warning: src/models/a.model.ts, line';
    expect(remarksOf(text)?.slice(0, -1)).toEqual([
      `${line} 3: "default" of the property "a" is code, which is not run, and is left out: makeName('x')`,
      `${line} 3: "jsonSchema.enum" of the property "a" is code, which is not run, and is left out: Object.values(Status)`,
      `${line} 4: what @property says of the property "b" is code, which is not run, and is left out: shared`,
      `${line} 2: "...shared" of the settings of A is code, which is not run, and is left out: ...shared`,
      `${line} 2: "a" of the settings of A is code, which is not run, and is left out: f()`,
      `${line} 2: "strict" of the settings of A is code, which is not run, and is left out: isStrict`,
    ]);
  });

  it('SR104: that makes a time or an id becomes the function of LoopBack that does', () => {
    const text = `import {v4 as makeId} from 'uuid';
    @model() class A extends Entity {
      @property({default: new Date()}) a: Date; @property({default: () => new Date()}) b: Date; @property({default: () => makeId()}) c: string;
      @property({default: () => crypto.randomUUID()}) d: string; @property({default: new Date(0)}) e: Date; @property({defaultFn: 'uuid'}) f: string; }`;
    const found = Object.values(read(text)['A']?.properties ?? {}).map(({ defaultFn }) => defaultFn);
    expect(found).toEqual(['now', 'now', 'uuidv4', 'uuidv4', undefined, 'uuid']);
    expect(remarksOf(text)).toContain(
      'decision: src/models/a.model.ts, line 4: () => makeId(), the default of the property "c", becomes defaultFn: "uuidv4".',
    );
  });
});

describe('files', () => {
  it('SR100: of other frameworks are refused, with their number', () => {
    const opened = openScripts({
      'src/a.model.ts':
        "import {model, property} from 'nest'; @model() export class A { @property() a: string; }",
      'src/b.model.ts': 'export class B { a = 1; }',
    });
    expect(opened.models).toEqual([]);
    expect(opened.problems.map(({ message }) => message)).toEqual([
      'src/a.model.ts: expected classes with @model or @property from @loopback/repository, found no LoopBack model in 2 files.',
    ]);
    expect(opened.report).toBeUndefined();
  });

  it('SR100: are shown before they are opened, and can be chosen', () => {
    const scripts = {
      'shop/src/models/a.model.ts': `${imports}@model() export class A extends Entity { @hasMany(() => B) bs: B[]; @property() x: string; }`,
      'shop/src/models/b.model.ts': `${imports}@model() export class B extends Entity {}\n@model({name: 'c'}) class C extends Model {}`,
    };
    const opened = openScripts(scripts);
    expect([opened.name, opened.report?.title, opened.report?.choice]).toEqual([
      'shop',
      'LoopBack 4',
      'models',
    ]);
    expect(opened.report?.parts).toEqual([
      { id: 'shop/src/models/a.model.ts', model: 'A', facts: ['1 property'], relations: ['bs: has many B'] },
      { id: 'shop/src/models/b.model.ts', model: 'B', facts: ['0 properties'], relations: [] },
      { id: 'shop/src/models/b.model.ts (C)', model: 'c', facts: ['class C', '0 properties'], relations: [] },
    ]);
    const chosen = openScripts(scripts, { models: ['shop/src/models/b.model.ts (C)'] });
    expect(Object.keys(definitionsOf(chosen))).toEqual(['c']);
    expect(chosen.report?.parts.map(({ model }) => model)).toEqual([null, null, 'c']);
  });
});
