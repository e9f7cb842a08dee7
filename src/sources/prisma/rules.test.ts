import { describe, expect, it } from 'vitest';
import { optionFieldsOf } from '../../targets/optionFields.ts';
import { openSchema } from '../text/testing/openSchema.ts';
import { source } from './source.ts';

const open = (text: string, options: object = {}) => openSchema(source, text, options);

const header = (provider: string): string =>
  `datasource db {\n  provider = "${provider}"\n  url = env("DATABASE_URL")\n}\n`;

const shop = `${header('postgresql')}
generator client { provider = "prisma-client-js" }

/// Who buys.
/// Or did once.
model Customer {
  id        Int      @id @default(autoincrement())
  email     String   @unique @map("e_mail") @db.VarChar(80) // not shown
  nick      String?
  isAdmin   Boolean  @default(false)
  role      Role     @default(BUYER)
  tags      String[]
  joined    DateTime @default(now())
  price     Decimal? @db.Decimal(10, 2)
  shape     Unsupported("polygon")?
  secret    String   @ignore
  changed   DateTime @updatedAt
  bills     Order[]  @relation("billing")
  gifts     Order[]  @relation("gift")
  profile   Profile?

  @@map("customers")
}

model Order {
  id       String    @id @default(uuid()) @db.Uuid
  payerId  Int       @map("payer_id")
  payer    Customer  @relation(
    "billing",
    fields: [payerId],
    references: [id],
    onDelete: Cascade
  )
  friendId Int?
  friend   Customer? @relation(name: "gift", fields: [friendId], references: [id])
  products Product[]
  note     String    @default("it's")
  @@unique([payerId, note])
}

model Product {
  sku    String  @id @default(cuid())
  orders Order[]
}

model Profile {
  customerId Int      @id
  customer   Customer @relation(fields: [customerId], references: [id])
}

enum Role {
  BUYER @map("buyer")
  SELLER
  @@map("roles")
}
`;

describe('PS1: models of a Prisma schema', () => {
  const { all, problems, remarks, title, names } = open(shop);

  it('have the names of Prisma, and the tables and columns of the database', () => {
    expect(problems).toEqual([]);
    expect(title).toBe('PostgreSQL');
    expect(names).toEqual(['Customer', 'Order', 'Product', 'Profile', 'OrderToProduct']);
    const { Customer } = all;
    expect(Customer?.['description']).toBe('Who buys.\nOr did once.');
    expect(Customer?.options['postgresql']).toEqual({ schema: 'public', table: 'customers' });
    expect(Customer?.properties['email']).toEqual({
      ...{ type: 'string', required: true, length: 80, index: { unique: true } },
      postgresql: { columnName: 'e_mail', dataType: 'character varying', dataLength: 80, nullable: 'NO' },
    });
    expect(Object.keys(open(shop, { names: 'database' }).all['customers']?.properties ?? {})).toContain(
      'e_mail',
    );
  });

  it('have ids, defaults, enums, lists and types', () => {
    const properties = all['Customer']?.properties ?? {};
    expect(properties['id']).toMatchObject({ type: 'number', id: true, generated: true });
    expect(properties['nick']).not.toHaveProperty('required');
    expect(properties['isAdmin']).toMatchObject({ type: 'boolean', default: false });
    expect(properties['role']).toMatchObject({ enum: ['buyer', 'SELLER'], default: 'buyer' });
    expect(properties['tags']).toMatchObject({ type: ['string'] });
    expect(properties['joined']).toMatchObject({ type: 'date', defaultFn: 'now' });
    expect(properties['price']).toMatchObject({ type: 'number', precision: 10, scale: 2 });
    expect(properties['shape']).toMatchObject({ type: 'string', postgresql: { dataType: 'polygon' } });
    expect(properties).not.toHaveProperty('secret');
    expect(all['Order']?.properties['id']).toMatchObject({ id: true, defaultFn: 'uuidv4' });
    expect(all['Order']?.properties['note']).toMatchObject({ default: "it's" });
    expect(all['Product']?.properties['sku']).toMatchObject({ id: true, required: true });
    expect(remarks).toEqual(
      expect.arrayContaining([
        expect.stringContaining('1 field left out that Prisma ignores'),
        expect.stringContaining('1 field with @updatedAt'),
        expect.stringContaining('cuid() of 1 field'),
      ]),
    );
  });

  it('PS2: have the relations of Prisma under their names, on both sides', () => {
    expect(all['Order']?.relations).toEqual({
      payer: { type: 'belongsTo', model: 'Customer' },
      friend: { type: 'belongsTo', model: 'Customer' },
      products: {
        ...{ type: 'hasMany', model: 'Product', through: 'OrderToProduct' },
        ...{ keyThrough: 'productId' },
      },
    });
    expect(all['Customer']?.relations).toEqual({
      bills: { type: 'hasMany', model: 'Order', foreignKey: 'payerId' },
      gifts: { type: 'hasMany', model: 'Order', foreignKey: 'friendId' },
      profile: { type: 'hasOne', model: 'Profile' },
    });
    expect(all['OrderToProduct']).toMatchObject({
      options: { postgresql: { table: '_OrderToProduct' } },
      properties: { orderId: { postgresql: { columnName: 'A' } }, productId: { type: 'string' } },
      relations: { order: { type: 'belongsTo' }, product: { type: 'belongsTo' } },
    });
    const plain = open(shop, { joinTables: 'hasAndBelongsToMany' }).all['Product']?.relations['orders'];
    expect(plain).toMatchObject({ type: 'hasAndBelongsToMany', model: 'Order' });
  });
});

describe('PS3: databases of Prisma', () => {
  it.each([
    ['postgresql', 'PostgreSQL', 'postgresql'],
    ['cockroachdb', 'PostgreSQL', 'postgresql'],
    ['mysql', 'MySQL or MariaDB', 'mysql'],
    ['sqlite', 'SQLite', 'sqlite3'],
    ['sqlserver', 'SQL Server', 'mssql'],
  ])('%s names the connector and its types', (provider, label, connector) => {
    const { all, title, problems } = open(
      `${header(provider)}model A {\n id Int @id\n ok Boolean\n data Json\n kind Kind\n}\nenum Kind {\n x\n}`,
    );
    expect([title, problems]).toEqual([label, []]);
    expect(all['A']?.options[connector]).toMatchObject({ table: 'A' });
    expect(all['A']?.properties).toMatchObject({
      ok: { type: 'boolean' },
      data: { type: 'object' },
      kind: { type: 'string', enum: ['x'] },
    });
  });

  it('of MongoDB: collections, ObjectIds, composite types, lists of ids', () => {
    const { all, problems } = open(`${header('mongodb')}
type Address {
  street String
}
model User {
  id      String   @id @default(auto()) @map("_id") @db.ObjectId
  name    String   @map("n")
  home    Address
  postIds String[] @db.ObjectId
  posts   Post[]   @relation(fields: [postIds], references: [id])
  bossId  String?  @db.ObjectId
  @@map("users")
}
model Post {
  id      String   @id @default(auto()) @map("_id") @db.ObjectId
  userIds String[] @db.ObjectId
  users   User[]   @relation(fields: [userIds], references: [id])
}`);
    expect(problems).toEqual([]);
    expect(all['User']).toMatchObject({
      options: { mongodb: { collection: 'users' } },
      properties: {
        id: { type: 'string', id: true, generated: true, mongodb: { dataType: 'ObjectID' } },
        name: { type: 'string', mongodb: { fieldName: 'n' } },
        home: { type: 'object' },
        postIds: { type: ['string'] },
        bossId: { mongodb: { fieldName: 'bossId', dataType: 'ObjectID' } },
      },
    });
    expect(all['User']?.relations).toEqual({
      posts: { type: 'referencesMany', model: 'Post', foreignKey: 'postIds' },
    });
  });

  it('a schema without a data source says that its database is a guess', () => {
    expect(open('model A {\n id Int @id\n}').remarks[0]).toContain('does not say which database');
    expect(open('model A {\n id Int @id\n}', { dialect: 'mysql' }).title).toBe('MySQL or MariaDB');
  });
});

describe('PS4: views, keys and relations of other kinds', () => {
  it('reads views, composite keys, relations of a model with itself, and of several columns', () => {
    const { all, problems, remarks } = open(`
model Node {
  a      Int
  b      Int
  parent   Node?  @relation("tree", fields: [a], references: [b])
  children Node[] @relation("tree")
  likes    Node[] @relation("Likes")
  likedBy  Node[] @relation("Likes")
  leaves   Leaf[]
  @@id([a, b(sort: Desc)])
}
model Leaf {
  id Int @id
  x  Int
  y  Int
  node Node @relation(fields: [x, y], references: [a, b])
}
model Old { id Int @id
  @@ignore
}
view Totals {
  id  Int @unique
  sum Float
}`);
    expect(problems).toEqual([]);
    expect(all['Node']?.properties).toMatchObject({ a: { id: 1 }, b: { id: 2 } });
    expect(all['Node']?.relations).toMatchObject({
      parent: { type: 'belongsTo', model: 'Node', foreignKey: 'a', primaryKey: 'b' },
      children: { type: 'hasMany', model: 'Node', foreignKey: 'a' },
    });
    expect(all['Likes']?.properties).toMatchObject({ nodeAId: {}, nodeBId: {} });
    expect(Object.keys(all)).toEqual(['Node', 'Leaf', 'Totals', 'Likes']);
    expect(remarks).toEqual(
      expect.arrayContaining([
        expect.stringContaining('has 2 columns'),
        expect.stringContaining('1 model left out that Prisma ignores'),
      ]),
    );
  });
});

it('does not offer to guess relations, which a Prisma schema declares', () => {
  const fields = optionFieldsOf(source.options).map(({ name }) => name);
  expect(fields).toContain('joinTables');
  expect(fields).not.toContain('guessKeys');
});
