import { execFileSync } from 'node:child_process';
import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRevision } from '../diff/openRevision.ts';
import { createFolder, shop, type TestFolder } from '../testing/runProgram.ts';

let folder: TestFolder;
const customer = {
  name: 'Customer',
  base: 'PersistedModel',
  plural: 'clients',
  properties: { name: { type: 'string', required: true }, born: 'date' },
  relations: { orders: { type: 'hasMany', model: 'Order', foreignKey: 'buyerId' } },
};
const good = {
  ...shop,
  'shop/common/models/customer.json': {
    ...customer,
    plural: undefined,
    properties: { name: { type: 'string' }, age: { type: 'number' } },
    relations: { orders: { type: 'hasMany', model: 'Order', foreignKey: '' } },
  },
};

beforeEach(async () => {
  folder = await createFolder({
    ...good,
    ...Object.fromEntries(Object.entries(good).map(([path, text]) => [path.replace('shop/', 'new/'), text])),
    'new/common/models/customer.json': customer,
    'new/common/models/review.json': { name: 'Review' },
  });
  await rm(join(folder.path, 'new/common/models/order.json'));
});

afterEach(() => folder.remove());

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd: folder.path,
    stdio: 'pipe',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  });

describe('diff', () => {
  it('says what LoopBack makes of two folders, and ends with 1', async () => {
    const { code, out } = await folder.run('diff', 'shop', 'new');
    expect(code).toBe(1);
    expect(out).toBe(`~ Customer
  ~ model
      REST path  /api/Customers → /api/clients
  ~ property name
      required  none → true
  - property age
      type  number
  ~ relation orders
      foreign key  Order.customerId → buyerId
      set up  yes → no
  + property born
      type  date
  + setting plural
      value  clients
- Order
+ Review

3 models differ: 1 added, 1 removed, 1 changed.
`);
    const json: unknown = JSON.parse((await folder.run('diff', 'shop', 'new', '--format', 'json')).out);
    expect(json).toMatchObject([
      { kind: 'changed', model: 'Customer' },
      { kind: 'removed', model: 'Order', parts: [] },
      { kind: 'added', model: 'Review', parts: [] },
    ]);
  });

  it('ends with 0 where only the order of keys and the form of the text differ', async () => {
    const { properties, ...rest } = good['shop/common/models/customer.json'];
    await writeFile(
      join(folder.path, 'shop/common/models/customer.json'),
      JSON.stringify({ properties, ...rest }),
    );
    const { code, out } = await folder.run('diff', 'shop', 'shop');
    expect([code, out]).toEqual([0, 'No model differs.\n']);
  });

  it('compares revisions, and a revision with the folder, whatever its files are called', async () => {
    git('init', '-q');
    await writeFile(join(folder.path, 'shop/common/models/a "b".json'), '{"name": "Odd"}');
    await symlink('/etc/hostname', join(folder.path, 'shop/common/models/link.json'));
    git('add', '.');
    git('commit', '-qm', 'one');
    expect(await folder.run('diff', 'HEAD', '--in', 'shop')).toMatchObject({ code: 0 });
    await writeFile(join(folder.path, 'shop/common/models/order.json'), '{"name": "Order"}');
    const { code, out } = await folder.run('diff', 'HEAD', '--in', 'shop');
    expect(code).toBe(1);
    expect(out).toContain('- relation customer');
    git('commit', '-qam', 'two');
    expect((await folder.run('diff', 'HEAD~1', 'HEAD', '--in', 'shop')).out).toBe(out);
    expect((await folder.run('diff', 'nowhere', '--in', 'shop')).note).toContain(
      'nowhere is neither a folder nor a revision that git knows here.',
    );
  });

  it('takes no flag, range or shell text for a revision', async () => {
    expect(['main', 'HEAD~3', 'v1.2^', 'feature/x', 'HEAD@{1}', 'a1b2c3'].filter(isRevision)).toHaveLength(6);
    const wrong = [
      '--output=x',
      '-x',
      '',
      'a..b',
      'a b',
      'a;b',
      '$(x)',
      '`x`',
      'a:b',
      'a\nb',
      '../x',
      'x'.repeat(201),
    ];
    expect(wrong.filter(isRevision)).toEqual([]);
    const { code, note } = await folder.run('diff', 'a;touch x', '--in', 'shop');
    expect({ code, note }).toEqual({
      code: 2,
      note: 'error a;touch x is neither a folder nor the name of a revision.\n',
    });
    expect((await folder.run('diff', 'v1..v2')).note).toContain('Name two: diff v1 v2');
  });

  it('says why git does not know a revision: no repository, a part of the history', async () => {
    expect((await folder.run('diff', 'main', '--in', 'shop')).note).toMatch(
      /knows here: .*not a git repository/,
    );
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'one');
    git('commit', '-qm', 'two', '--allow-empty');
    git('clone', '-q', '--depth', '1', `file://${folder.path}`, 'clone');
    const { code, note } = await folder.run('diff', 'HEAD~1', '--in', 'clone/shop');
    expect(code).toBe(2);
    expect(note).toContain('fetch-depth: 0 of actions/checkout');
  });
});
