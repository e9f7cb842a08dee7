import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { PortLike } from '../../rpc/index.ts';
import { allowanceLimits, callLimits } from '../wire/limits.ts';
import { openGate } from './openGate.ts';

/** One end of a lane; it records what it receives. */
interface End {
  readonly heard: unknown[];
  post(message: unknown): void;
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function channel(): { end: End; port: PortLike } {
  const { port1, port2 } = new MessageChannel();
  const heard: unknown[] = [];
  port1.on('message', (data) => heard.push(data));
  closers.push(() => port1.close());
  return {
    end: { heard, post: (message) => port1.postMessage(message) },
    port: port2 as unknown as PortLike,
  };
}

function open() {
  const [control, connector, workerControl, workerConnector] = [channel(), channel(), channel(), channel()];
  let clock = 0;
  openGate(
    {
      control: { page: control.port, worker: workerControl.port },
      connector: { page: connector.port, worker: workerConnector.port },
    },
    () => clock,
  );
  return {
    page: { control: control.end, connector: connector.end },
    worker: { control: workerControl.end, connector: workerConnector.end },
    pass: (milliseconds: number) => {
      clock += milliseconds;
    },
  };
}

/** Messages within a thread arrive in the next turns of its loop, however busy the machine is. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
const heard = (end: End, count: number) =>
  expect.poll(() => end.heard.length, { timeout: 5_000, interval: 5 }).toBe(count);
const note = { kind: 'notify', method: 'event', args: [{ type: 'note', text: 'a' }] };
const find = (id: number) => ({ kind: 'call', id, method: 'find', args: ['Order', {}] });
const breach = (what: string) => ({ kind: 'notify', method: 'breach', args: [what] });

/** The page requests a run, and the worker has received the request. */
async function startRun({ page, worker }: ReturnType<typeof open>): Promise<void> {
  page.control.post({ kind: 'call', id: 1_000, method: 'run', args: ['code'] });
  await heard(worker.control, 1);
  worker.control.heard.length = 0;
}

describe('openGate', () => {
  it('passes on what both ends send by the protocol', async () => {
    const { page, worker } = open();
    page.control.post({ kind: 'call', id: 1, method: 'run', args: ['code'] });
    await heard(worker.control, 1);
    worker.control.post(note);
    worker.connector.post(find(1));
    await heard(page.connector, 1);
    await heard(page.control, 1);
    expect(worker.control.heard).toEqual([{ kind: 'call', id: 1, method: 'run', args: ['code'] }]);
    expect(page.connector.heard).toEqual([find(1)]);
    page.connector.post({ kind: 'return', id: 1, value: [] });
    worker.control.post({ kind: 'return', id: 1, value: { ok: true } });
    await settle();
    expect(worker.connector.heard).toEqual([{ kind: 'return', id: 1, value: [] }]);
    expect(page.control.heard).toEqual([note, { kind: 'return', id: 1, value: { ok: true } }]);
  });

  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  it.each<[string, 'control' | 'connector', unknown, string]>([
    ['a number', 'control', 7, 'forged'],
    ['a map', 'connector', new Map(), 'forged'],
    ['a call of the page', 'control', { kind: 'call', id: 1, method: 'ping', args: [] }, 'forged'],
    ['a close', 'control', { kind: 'close' }, 'forged'],
    ['a close of the rows', 'connector', { kind: 'close' }, 'forged'],
    ['another notice', 'control', { kind: 'notify', method: 'breach', args: ['flood'] }, 'forged'],
    ['an answer without a call', 'control', { kind: 'return', id: 5, value: 1 }, 'forged'],
    ['an answer about rows', 'connector', { kind: 'return', id: 0, value: 1 }, 'forged'],
    ['an id that is none', 'connector', { kind: 'call', id: -1, method: 'find', args: [] }, 'forged'],
    ['an event too large', 'control', { ...note, args: ['x'.repeat(3_000_000)] }, 'flood'],
    ['an event with a cycle', 'control', { ...note, args: [cycle] }, 'flood'],
  ])('ends the sandbox at %s, and passes nothing on', async (_name, lane, message, what) => {
    const { page, worker } = open();
    worker[lane].post(message);
    await heard(page.control, 1);
    worker.control.post(note);
    worker.connector.post(find(3));
    await settle();
    expect(page.control.heard).toEqual([breach(what)]);
    expect(page.connector.heard).toEqual([]);
  });

  const list: unknown[] & { named?: unknown } = ['a'];
  list.named = 'x'.repeat(1_000);
  it.each<[string, 'control' | 'connector', object, object]>([
    ['an event', 'control', { ...note, junk: new Map(), id: 3 }, note],
    [
      'named members of a list',
      'control',
      { ...note, args: [{ list }] },
      { ...note, args: [{ list: ['a'] }] },
    ],
    ['a call', 'connector', { ...find(2), junk: 'x'.repeat(9_000_000), transfer: [] }, find(2)],
    [
      'named members of a list in a call',
      'connector',
      { ...find(2), args: ['Order', { where: { id: { inq: list } } }] },
      { ...find(2), args: ['Order', { where: { id: { inq: ['a'] } } }] },
    ],
    [
      'an answer that threw',
      'control',
      { kind: 'throw', id: 1_000, error: { name: 'E', message: 'm', junk: 1 }, value: 2 },
      { kind: 'throw', id: 1_000, error: { name: 'E', message: 'm' } },
    ],
    [
      'an answer',
      'control',
      { kind: 'return', id: 1_000, value: { ok: true }, error: 2, junk: 1 },
      { kind: 'return', id: 1_000, value: { ok: true } },
    ],
  ])('drops unknown members of a message: %s', async (_name, lane, sent, passed) => {
    const gate = open();
    await startRun(gate);
    gate.worker[lane].post(sent);
    await heard(gate.page[lane], 1);
    expect(gate.page[lane].heard).toEqual([passed]);
    expect(JSON.stringify(gate.page[lane].heard)).toBe(JSON.stringify([passed]));
    const [message] = gate.page[lane].heard as { args?: [{ list?: object }] }[];
    expect(message?.args?.[0]?.list ?? {}).not.toHaveProperty('named');
  });

  it('ends the sandbox at a call for rows, and at output, while nothing runs', async () => {
    for (const lane of ['connector', 'control'] as const) {
      const gate = open();
      await startRun(gate);
      gate.worker.control.post({ kind: 'return', id: 1_000, value: { ok: true, milliseconds: 1 } });
      await heard(gate.page.control, 1);
      gate.worker[lane].post(lane === 'control' ? note : find(1));
      await heard(gate.page.control, 2);
      expect(gate.page.control.heard[1]).toEqual(breach('late'));
      expect(gate.page.connector.heard).toEqual([]);
    }
  });

  it('passes on an error that the browser reports after the end of the run', async () => {
    const gate = open();
    await startRun(gate);
    gate.worker.control.post({ kind: 'return', id: 1_000, value: { ok: true, milliseconds: 1 } });
    const late = { kind: 'notify', method: 'event', args: [{ type: 'uncaught', error: {} }] };
    gate.worker.control.post(late);
    await heard(gate.page.control, 2);
    expect(gate.page.control.heard[1]).toEqual(late);
  });

  it('answers a pulse itself, with the number of calls without an answer', async () => {
    const gate = open();
    const { page, worker } = gate;
    const pulse = async (id: number): Promise<unknown> => {
      page.control.post({ kind: 'call', id, method: 'pulse', args: [] });
      await heard(page.control, id);
      return page.control.heard[id - 1];
    };
    expect(await pulse(1)).toEqual({ kind: 'return', id: 1, value: 0 });
    expect(worker.control.heard).toEqual([]);
    await startRun(gate);
    // More than the gate passes on at a time.
    for (let id = 0; id < 70; id += 1) worker.connector.post(find(id));
    await heard(page.connector, 64);
    expect(await pulse(2)).toEqual({ kind: 'return', id: 2, value: 70 });
    page.connector.post({ kind: 'return', id: 0, value: [] });
    await heard(worker.connector, 1);
    expect(await pulse(3)).toEqual({ kind: 'return', id: 3, value: 69 });
  });

  it('replaces an answer of the worker that is too large', async () => {
    const { page, worker } = open();
    page.control.post({ kind: 'call', id: 6, method: 'run', args: [''] });
    await heard(worker.control, 1);
    worker.control.post({ kind: 'return', id: 6, value: new Array(100_000).fill(0) });
    await heard(page.control, 1);
    expect(page.control.heard[0]).toMatchObject({ kind: 'throw', id: 6 });
  });

  it('passes an answer on once', async () => {
    const { page, worker } = open();
    page.control.post({ kind: 'call', id: 1, method: 'ping', args: [] });
    await settle();
    worker.control.post({ kind: 'return', id: 1, value: undefined });
    worker.control.post({ kind: 'return', id: 1, value: undefined });
    await settle();
    expect(page.control.heard).toEqual([{ kind: 'return', id: 1, value: undefined }, breach('forged')]);
  });

  it('ends a flood of events, and allows as many again after each request', async () => {
    const gate = open();
    const { page, worker, pass } = gate;
    await startRun(gate);
    const most = allowanceLimits.messages;
    for (let count = 0; count < most; count += 1) worker.control.post(note);
    await heard(page.control, most);
    page.control.post({ kind: 'call', id: 1, method: 'run', args: [''] });
    await settle();
    worker.control.post(note);
    await heard(page.control, most + 1);
    pass(1_000);
    for (let count = 0; count < most + 20; count += 1) worker.control.post(note);
    await heard(page.control, most + 1 + most + 20);
    expect(page.control.heard.at(-1)).toEqual(breach('flood'));
  });

  it('holds calls back until earlier ones are answered, and refuses too many', async () => {
    const gate = open();
    const { page, worker } = gate;
    await startRun(gate);
    for (let id = 0; id < 200; id += 1) worker.connector.post(find(id));
    await heard(page.connector, 64);
    await settle();
    expect(page.connector.heard).toHaveLength(64);
    page.connector.post({ kind: 'return', id: 0, value: [] });
    page.connector.post({ kind: 'throw', id: 1, error: { name: 'Error', message: 'no' } });
    await heard(page.connector, 66);
    expect(page.connector.heard.at(-1)).toEqual(find(65));
    for (let id = 200; id <= 200 + callLimits.inFlight; id += 1) worker.connector.post(find(id));
    await heard(page.control, 1);
    expect(page.control.heard).toEqual([breach('flood')]);
  });

  it('refuses a call that is too large', async () => {
    const gate = open();
    const { page, worker } = gate;
    await startRun(gate);
    const text = 'x'.repeat(30_000_000);
    worker.connector.post({ kind: 'call', id: 7, method: 'create', args: ['Order', [{ text }, { text }]] });
    await expect.poll(() => worker.connector.heard).toHaveLength(1);
    expect(worker.connector.heard[0]).toMatchObject({ kind: 'throw', id: 7, error: { code: 'TOO_LARGE' } });
    expect(page.connector.heard).toEqual([]);
    expect(page.control.heard).toEqual([]);
  });
});
