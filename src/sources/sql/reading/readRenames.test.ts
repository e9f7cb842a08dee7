import { describe, expect, it } from 'vitest';
import { read, tablesIn } from '../testing/readTables.ts';

const postgres =
  'CREATE TABLE old_users (id serial PRIMARY KEY, nm text); CREATE TABLE orders (id serial PRIMARY KEY, user_id int REFERENCES old_users(id));';
const mysql =
  'CREATE TABLE `old_users` (`id` int PRIMARY KEY, `nm` text); CREATE TABLE `orders` (`id` int PRIMARY KEY, `user_id` int, FOREIGN KEY (`user_id`) REFERENCES `old_users` (`id`));';

describe('SO14: what is renamed', () => {
  it('has its new name in PostgreSQL, in the keys of others too', () => {
    expect(
      tablesIn(
        `${postgres}
        ALTER TABLE old_users RENAME TO users;
        ALTER TABLE ONLY public.users RENAME COLUMN nm TO full_name;
        ALTER TABLE users RENAME id TO user_id;
        ALTER TABLE IF EXISTS orders RENAME CONSTRAINT a TO b;
        ALTER TABLE orders SET SCHEMA shop;`,
        'postgresql',
      ),
    ).toEqual(['users(user_id*, full_name)', 'orders(id*, user_id) user_id→users(user_id)']);
    expect(read(`${postgres} ALTER TABLE old_users SET SCHEMA shop;`, 'postgresql').tables).toMatchObject([
      { id: { schema: 'public', name: 'orders' }, foreignKeys: [{ table: { schema: 'shop' } }] },
      { id: { schema: 'shop', name: 'old_users' } },
    ]);
  });

  it('has its new name in MySQL, with RENAME TABLE, and with ALTER TABLE … RENAME in its three forms', () => {
    const tables = (text: string) => tablesIn(`${mysql}\n${text}`, 'mysql').toSorted();
    const renamed = ['orders(id*, user_id) user_id→users(id)', 'users(id*, nm)'];
    expect(tables('RENAME TABLE `old_users` TO `users`;')).toEqual(renamed);
    expect(tables('RENAME TABLE IF EXISTS old_users WAIT 10 TO users;')).toEqual(renamed);
    expect(tables('ALTER TABLE old_users RENAME users;')).toEqual(renamed);
    expect(tables('ALTER TABLE old_users RENAME TO users, RENAME INDEX a TO b;')).toEqual(renamed);
    expect(tables('ALTER TABLE old_users RENAME AS shop.users, RENAME COLUMN nm TO name;')).toEqual([
      'orders(id*, user_id) user_id→users(id)',
      'users(id*, name)',
    ]);
    expect(tables('ALTER TABLE old_users CHANGE id uid int, RENAME KEY a TO b;')).toEqual([
      'old_users(uid*, nm)',
      'orders(id*, user_id) user_id→old_users(uid)',
    ]);
  });

  it('changes places, and makes room for a new table of the old name', () => {
    expect(
      tablesIn(`${mysql} RENAME TABLE old_users TO x, orders TO old_users, x TO orders;`, 'mysql').toSorted(),
    ).toEqual(['old_users(id*, user_id) user_id→orders(id)', 'orders(id*, nm)']);
    expect(
      tablesIn(
        `${mysql} ALTER TABLE old_users RENAME TO archive; CREATE TABLE old_users (id int PRIMARY KEY);`,
        'mysql',
      ).toSorted(),
    ).toEqual(['archive(id*, nm)', 'old_users(id*)', 'orders(id*, user_id) user_id→archive(id)']);
  });

  it('has its new name in SQLite, also where a table is made again under its name', () => {
    expect(
      tablesIn(
        `CREATE TABLE parent (id INTEGER PRIMARY KEY);
        CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent(id));
        CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT);
        INSERT INTO new_parent SELECT id, '' FROM parent;
        DROP TABLE parent;
        ALTER TABLE new_parent RENAME TO "parent";
        ALTER TABLE "parent" RENAME name TO title;`,
        'sqlite3',
      ).toSorted(),
    ).toEqual(['child(id*, parent_id) parent_id→parent(id)', 'parent(id*, title)']);
  });

  it('has its new name in SQL Server, with sp_rename and TRANSFER', () => {
    const schema = read(
      `CREATE TABLE [dbo].[Users]([Id] [int] IDENTITY(1,1) NOT NULL, [Nm] [nvarchar](50) NULL,
        CONSTRAINT [PK_Users] PRIMARY KEY CLUSTERED ([Id] ASC))
      GO
      CREATE TABLE [dbo].[Orders]([Id] [int] NOT NULL PRIMARY KEY, [UserId] [int] NULL REFERENCES [dbo].[Users]([Id]))
      GO
      EXEC sp_rename 'dbo.Users.Nm', 'Full.Name', 'COLUMN';
      GO
      EXECUTE sys.sp_rename @newname = N'UserKey', @objtype = 'column', @objname = N'[dbo].[Users].[Id]'
      GO
      EXEC sp_rename 'dbo.PK_Users', 'PK_Customers', 'OBJECT'
      EXEC sp_rename N'Users', N'Customers'
      GO
      ALTER SCHEMA sales TRANSFER OBJECT::dbo.Customers;
      GO`,
      'mssql',
    );
    expect(schema.problems).toEqual([]);
    expect(schema.tables).toMatchObject([
      {
        id: { name: 'Orders' },
        foreignKeys: [{ table: { schema: 'sales', name: 'Customers' }, to: ['UserKey'] }],
      },
      { id: { schema: 'sales', name: 'Customers' }, columns: [{ name: 'UserKey' }, { name: 'Full.Name' }] },
    ]);
  });

  it('is reported where it cannot be: a name that is taken, a table that is missing', () => {
    const { problems, tables } = read(`${mysql}\nRENAME TABLE old_users TO orders,\n nothing TO x;`, 'mysql');
    expect(tables).toHaveLength(2);
    expect(problems).toMatchObject([
      { line: 2, expected: 'another name for old_users', found: 'the table orders' },
      { line: 2, expected: 'CREATE TABLE nothing before it is renamed', found: 'no such table' },
    ]);
    expect(read('ALTER TABLE nothing RENAME TO x;', 'postgresql').problems).toHaveLength(1);
  });

  it('may be renamed in a file that is read before the one that makes it', () => {
    expect(tablesIn(`RENAME TABLE a TO b; CREATE TABLE a (id int PRIMARY KEY);`, 'mysql')).toEqual([
      'b(id*)',
    ]);
  });

  it('takes no time that grows with the square of hostile text', () => {
    const tables = Array.from(
      { length: 2000 },
      (_, index) => `CREATE TABLE t${index} (id int REFERENCES t0);`,
    );
    const renames = Array.from(
      { length: 2000 },
      (_, index) => `ALTER TABLE t1${index === 0 ? '' : `_${index}`} RENAME TO t1_${index + 1};`,
    );
    const { problems } = read([...tables, ...renames].join('\n'), 'postgresql');
    expect(problems).toMatchObject([
      { expected: 'at most 2,000,000 keys that are looked at because of renames' },
    ]);
  });
});

it('SO14: a rowversion of SQL Server is filled by the database', () => {
  const { tables } = read(
    'CREATE TABLE [t]([Id] [int] NOT NULL PRIMARY KEY, [V] [timestamp] NOT NULL, [W] [rowversion] NOT NULL)',
    'mssql',
  );
  expect(tables[0]?.columns.map(({ isComputed }) => isComputed)).toEqual([false, true, true]);
});
