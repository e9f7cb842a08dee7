import { afterEach, expect, it } from 'vitest';
import { createRpc, type GroupedMethods, groupHandlers, type PortLike, remoteGroup } from './index.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

type Groups = {
  readonly rows: { readonly count: (model: string) => number; readonly list: (job: number) => string };
  readonly jobs: { readonly count: () => string };
};

function connect() {
  const { port1, port2 } = new MessageChannel();
  const groups: Groups = {
    rows: { count: (model) => model.length, list: (job) => `job ${job}` },
    jobs: { count: () => 'no jobs' },
  };
  const server = createRpc(port1 as PortLike, groupHandlers(groups));
  const rpc = createRpc<GroupedMethods<Groups>>(port2 as PortLike);
  closers.push(rpc.close, server.close);
  return rpc;
}

it('calls methods of the same name in different groups', async () => {
  const rpc = connect();
  const rows = remoteGroup(rpc, 'rows');
  const jobs = remoteGroup(rpc, 'jobs');
  expect([await rows.count('Order'), await jobs.count(), await rpc.call('rows.count', 'A')]).toEqual([
    5,
    'no jobs',
    1,
  ]);
});

it('replaces methods of the other end with its own', async () => {
  const rpc = connect();
  const own = { list: async (name: string) => `${name}: ${await rpc.call('rows.list', 7)}` };
  const rows = remoteGroup<Groups, 'rows', typeof own>(rpc, 'rows', own);
  expect(await rows.list('mine')).toBe('mine: job 7');
  expect(await rows.count('Order')).toBe(5);
});

it('is not a promise, and rejects calls of unknown methods', async () => {
  const rpc = connect();
  const rows = remoteGroup(rpc, 'rows');
  expect(await Promise.resolve(rows)).toBe(rows);
  const others = rows as unknown as Record<string, () => Promise<unknown>>;
  for (const name of ['nope', 'constructor', 'toString'])
    await expect(others[name]?.()).rejects.toMatchObject({ code: 'UNKNOWN_METHOD' });
});
