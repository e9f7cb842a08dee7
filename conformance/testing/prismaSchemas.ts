import fc from 'fast-check';

const names = ['Customer', 'Order', 'OrderItem', 'Person', 'Data', 'HTTPServer'] as const;
const scalars = [
  ...['String', 'Int', 'BigInt', 'Float', 'Decimal', 'Boolean', 'DateTime', 'Json', 'Bytes', 'Color'],
] as const;

const fieldArbitrary = fc.record({
  name: fc.constantFrom('title', 'sku', 'noteText', 'madeAt', 'isActive', 'x1'),
  type: fc.constantFrom(...scalars),
  form: fc.constantFrom('', '?', '[]'),
  attributes: fc.subarray(['@unique', '@map("stored")', '/// says what it is'], { maxLength: 2 }),
});

const idArbitrary = fc.constantFrom(
  'id Int @id @default(autoincrement())',
  'id String @id @default(uuid()) @db.Uuid',
  'id BigInt @id @map("row_id")',
  'key String @id',
);

const relationArbitrary = fc.record({
  kind: fc.constantFrom('one to many', 'one to one', 'many to many'),
  from: fc.nat(4),
  to: fc.nat(4),
  isOptional: fc.boolean(),
  isMapped: fc.boolean(),
});

interface Model {
  readonly name: string;
  readonly lines: string[];
  readonly idName: string;
  readonly idType: string;
}

/** Prisma schemas of one to five models: every type, names of the database, and named relations of every kind. */
export const prismaSchemaArbitrary: fc.Arbitrary<string> = fc
  .record({
    models: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom(...names),
        id: idArbitrary,
        fields: fc.uniqueArray(fieldArbitrary, { selector: ({ name }) => name, maxLength: 4 }),
        isMapped: fc.boolean(),
      }),
      { selector: ({ name }) => name, minLength: 1, maxLength: 5 },
    ),
    relations: fc.array(relationArbitrary, { maxLength: 6 }),
    hasComments: fc.boolean(),
  })
  .map(({ models: given, relations, hasComments }) => {
    const models = given.map(({ name, id, fields, isMapped }): Model => {
      const [idName = '', idType = ''] = id.split(' ');
      const lines = [id, ...fields.map((field, index) => fieldLine(field, index))];
      return { name, idName, idType, lines: isMapped ? [...lines, `@@map("table of ${name}")`] : lines };
    });
    for (const [index, relation] of relations.entries()) addRelation(models, relation, index);
    const blocks = models.map(
      ({ name, lines }) => `model ${name} {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`,
    );
    const comment = hasComments ? '// A comment { with a brace\n' : '';
    return [
      'datasource db {\n  provider = "postgresql"\n}\n',
      'enum Color {\n  RED\n  GREEN @map("green")\n}\n',
      ...blocks,
    ].join(comment);
  });

type Field = typeof fieldArbitrary extends fc.Arbitrary<infer Value> ? Value : never;
type Relation = typeof relationArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

/** A list can't be unique by itself in every database; two columns can't have one name. */
function fieldLine({ name, type, form, attributes }: Field, index: number): string {
  const given = attributes
    .filter((each) => each !== '@unique' || (form === '' && type !== 'Json'))
    .map((each) => (each.startsWith('@map') ? `@map("stored ${index}")` : each))
    // A comment ends the line.
    .toSorted();
  const sorted = [
    ...given.filter((each) => each.startsWith('@')),
    ...given.filter((each) => each.startsWith('/')),
  ];
  return `${name} ${type}${form} ${sorted.join(' ')}`.trimEnd();
}

function addRelation(models: readonly Model[], relation: Relation, index: number): void {
  const [owner, other] = [models[relation.from], models[relation.to]];
  if (owner === undefined || other === undefined) return;
  const name = `"relation ${index}"`;
  if (relation.kind === 'many to many') {
    owner.lines.push(`many${index} ${other.name}[] @relation(${name})`);
    other.lines.push(`back${index} ${owner.name}[] @relation(name: ${name})`);
    return;
  }
  const [mark, unique] = [relation.isOptional ? '?' : '', relation.kind === 'one to one' ? ' @unique' : ''];
  const mapped = relation.isMapped ? ` @map("key ${index}")` : '';
  const native = other.idType === 'String' && other.idName === 'id' ? ' @db.Uuid' : '';
  owner.lines.push(
    `one${index}Key ${other.idType}${mark}${unique}${mapped}${native}`,
    `one${index} ${other.name}${mark} @relation(${name}, fields: [one${index}Key], references: [${other.idName}])`,
  );
  other.lines.push(
    `of${index} ${owner.name}${relation.kind === 'one to one' ? '?' : '[]'} @relation(${name})`,
  );
}
