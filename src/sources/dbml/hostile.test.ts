import { describe, expect, it } from 'vitest';
import { openSchema } from '../text/testing/openSchema.ts';
import { source } from './source.ts';

const partial = (count: number): string =>
  `TablePartial p {\n${Array.from({ length: count }, (_, index) => `c${index} int\n`).join('')}}\n`;

const open = (text: string) => openSchema(source, text);
const good = '\nTable good {\n  id int [pk]\n}\n';

describe('DBS5: whatever the text, reading ends, and what cannot be read is listed with its line', () => {
  it('lists unknown elements, columns, references and indexes, and opens the others', () => {
    const { names, problems } = open(
      [
        'Tible a { id int }',
        'Table good {',
        '  id int [pk]',
        '  x',
        '  id text',
        '  y int [ref: >]',
        '  ~gone',
        '  indexes {',
        '    (id [unique]',
        '  }',
        '}',
        'Table good { id int }',
        'Ref: good.id > missing.id',
        'Ref: good.z > good.id',
        'Ref: good.id = good.id',
        '}',
        'Table b {',
        '  id int',
      ].join('\n'),
    );
    expect(names).toEqual(['Good', 'B']);
    expect(problems).toEqual([
      '1: expected an element of DBML, such as Table orders { … }, found "Tible a"',
      '4: expected a column, such as name varchar(80), found "x"',
      '5: expected each column once, found "id" again',
      '6: expected a reference, such as ref: > customers.id, found ">"',
      '7: expected a TablePartial of this file, found "gone"',
      '9: expected an index, such as (a, b) [unique], found "( id [ unique ]"',
      '12: expected each table once, found "good" again',
      '13: expected a table and a column of this file in a reference, found "missing"',
      '14: expected a table and a column of this file in a reference, found "good.z"',
      '15: expected a reference, such as orders.customer_id > customers.id, found "good . id = good . id"',
      '16: expected an element, found "}"',
      '17: expected a } that closes the braces, found the end of the file',
    ]);
  });

  it('opens what comes before a cut, at each place', () => {
    const text = `${good}Table a [note: 'x'] {\n  id int [pk, default: \`1\`]\n  s varchar(20) [ref: > good.id, note: '''a\nb''']\n indexes {\n (id, s) [unique]\n }\n}\nRef: a.id <> good.id`;
    for (let end = good.length; end < text.length; end += 3)
      expect(open(text.slice(0, end)).names).toContain('Good');
  });

  it('ends with long lines, deep brackets, deep braces and many elements', () => {
    const long = 'x'.repeat(5_000_000);
    for (const text of [
      `Table ${long} {`,
      `Table a {\n  a varchar [note: '${long}`,
      `Table a {\n  a int [default: ${'['.repeat(100_000)}`,
      `Table a {\n  a ${'('.repeat(100_000)}\n}`,
      `Table a {\n  a text [note: '${'\\n'.repeat(100_000)}']\n}`,
      '{'.repeat(50_000),
      '{}'.repeat(20_000),
      'a{'.repeat(50_000),
      `/*${long}`,
      `Ref: ${'a.'.repeat(100_000)}b > good.id`,
      'Ref: good.id <> good.id\n'.repeat(1_000),
      'Ref: x.a > y.b\n'.repeat(100_000),
      `Ref {\n${'good.id > good.id\n'.repeat(200_000)}}`,
      `Table a {\n id int\n indexes {\n${'id [unique]\n'.repeat(200_000)}}\n}`,
      `Table a {\n id "${' '.repeat(200_000)}b("\n}`,
      'a\n'.repeat(2_000_000),
      `Table a {\n${'~p\n'.repeat(100_000)}}\n${partial(2_000)}`,
      `${partial(5_000)}${Array.from({ length: 200 }, (_, index) => `Table t${index} {\n~p\n}\n`).join('')}`,
    ])
      expect(open(good + text).names).toContain('Good');
    expect(open('Table a {}\n'.repeat(1_000)).problems).toHaveLength(200);
  });

  it('treats names of the prototype as names', () => {
    const { all, problems } = open(
      "Enum constructor {\n a\n}\nTable __proto__ as toString {\n  id int [pk]\n  __proto__ text\n  kind constructor [default: 'a']\n  hasOwnProperty int\n}\nRef: toString.hasOwnProperty > __proto__.id\n",
    );
    expect(problems).toEqual([]);
    const [only] = Object.values(all);
    expect(only?.properties['kind']).toMatchObject({ enum: ['a'], default: 'a' });
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});
