import { describe, expect, it } from 'vitest';
import { openSchema } from '../text/testing/openSchema.ts';
import { source } from './source.ts';

const open = (text: string) => openSchema(source, text);
const good = '\nmodel Good {\n  id Int @id\n}\n';

describe('PS5: whatever the text, reading ends, and what cannot be read is listed with its line', () => {
  it('lists unknown blocks and fields, and opens the others', () => {
    const { names, problems } = open(
      `table A {\n  id Int\n}${good}words\nmodel B {\n  id Int @id\n  x\n  y Sting\n  z Int @default(\n}\nmodel Good {\n}`,
    );
    expect(names).toEqual(['Good', 'B']);
    expect(problems).toEqual([
      '1: expected a block that Prisma knows, found "table A"',
      '7: expected a block such as model Order { … }, found "words"',
      '10: expected a field, such as name String?, found "x"',
      '11: expected a type of Prisma, an enum or a model, found "Sting"',
      '12: expected a field, such as name String?, found "z Int @ default ("',
      '14: expected each model once, found "Good" again',
    ]);
  });

  it('opens what comes before a cut, at each place', () => {
    const text = `${good}/// A\nmodel A {\n  id Int @id @default(1)\n  s String @default("a\\"b") // c\n  g Good @relation(fields: [id], references: [id])\n}`;
    for (let end = good.length; end < text.length; end += 3)
      expect(open(text.slice(0, end)).names).toContain('Good');
  });

  it('ends with long lines, deep brackets and many blocks', () => {
    const long = 'x'.repeat(5_000_000);
    for (const text of [
      `model ${long} {`,
      `model A {\n  a String @default("${long}`,
      `model A {\n  a Int @default(${'['.repeat(100_000)}`,
      `model A {\n  a Int ${'@x('.repeat(100_000)}\n}`,
      `model A {\n  a String @default("${'\\n'.repeat(100_000)}")\n}`,
      '{'.repeat(50_000),
      '{}'.repeat(20_000),
      `/*${long}`,
    ])
      expect(open(good + text).names).toContain('Good');
    expect(open('model A {}\n'.repeat(1_000)).problems).toHaveLength(200);
  });

  it('treats names of the prototype as names', () => {
    const { all, problems } = open(
      'enum constructor {\n a\n}\nmodel __proto__ {\n  id Int @id\n  __proto__ String\n  kind constructor @default(a)\n  toString Int\n  hasOwnProperty valueOf\n}\n',
    );
    expect(problems).toEqual(['9: expected a type of Prisma, an enum or a model, found "valueOf"']);
    const [only] = Object.values(all);
    expect(only?.properties['kind']).toMatchObject({ enum: ['a'], default: 'a' });
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});
