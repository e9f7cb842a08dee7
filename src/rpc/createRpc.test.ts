import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRpc, type Methods, type PortLike, RpcError, type RpcOptions } from './index.ts';

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function connect<Handlers extends Methods>(handlers: Handlers, options: RpcOptions = {}) {
  const { port1, port2 } = new MessageChannel();
  const server = createRpc<Methods>(port1 as unknown as PortLike, handlers, options);
  const client = createRpc<Handlers>(port2 as unknown as PortLike);
  closers.push(
    () => client.close(),
    () => server.close(),
  );
  return { client, server, rawPort: port2 };
}

describe('createRpc', () => {
  it('answers calls, in any order, with cloned values', async () => {
    let want = (): void => {};
    const isWanted = new Promise<void>((resolve) => {
      want = resolve;
    });
    const { client } = connect({
      add: (left: number, right: number) => left + right,
      late: async (value: Date) => {
        await isWanted;
        return { value };
      },
    });
    const late = client.call('late', new Date(5));
    expect(await client.call('add', 1, 2)).toBe(3);
    want();
    expect(await late).toEqual({ value: new Date(5) });
  });

  it('rejects with the name, message and code of the error at the other end', async () => {
    const { client } = connect({
      coded: () => {
        throw Object.assign(new Error('no room'), { name: 'QuotaError', code: 'QUOTA_EXCEEDED' });
      },
      built: async () => Reflect.get(null as unknown as object, 'x'),
      text: () => Promise.reject('plain'),
    });
    await expect(client.call('coded')).rejects.toMatchObject({
      name: 'QuotaError',
      message: 'no room',
      code: 'QUOTA_EXCEEDED',
    });
    await expect(client.call('built')).rejects.toBeInstanceOf(TypeError);
    await expect(client.call('text')).rejects.toMatchObject({ name: 'Error', message: 'plain' });
  });

  it('rejects arguments and results that cannot be cloned', async () => {
    const { client } = connect({ echo: (value: unknown) => value, back: () => () => 1 });
    await expect(client.call('echo', () => 1)).rejects.toMatchObject({ name: 'DataCloneError' });
    await expect(client.call('back')).rejects.toMatchObject({ name: 'DataCloneError' });
    expect(await client.call('echo', 'still here')).toBe('still here');
  });

  it('serves only own methods', async () => {
    const { client } = connect({ real: () => 1 } as Methods);
    for (const name of ['nope', 'constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      await expect(client.call(name)).rejects.toMatchObject({ name: 'RpcError', code: 'UNKNOWN_METHOD' });
    }
  });

  it('delivers notifications, and reports those that fail', async () => {
    const received: unknown[] = [];
    const problems: Error[] = [];
    const { client } = connect(
      {
        log: (value: unknown) => received.push(value),
        fail: () => {
          throw new Error('failed');
        },
      },
      { onProblem: (problem) => problems.push(problem) },
    );
    client.notify('log', 'x');
    client.notify('fail');
    await vi.waitFor(() => expect(problems.map(({ message }) => message)).toEqual(['failed']));
    expect(received).toEqual(['x']);
  });

  it('rejects pending and later calls when this end closes', async () => {
    const { client } = connect({ never: () => new Promise(() => {}) });
    const call = client.call('never');
    client.close();
    await expect(call).rejects.toMatchObject({ code: 'CLOSED' });
    await expect(client.call('never')).rejects.toBeInstanceOf(RpcError);
    client.notify('never');
  });

  it('rejects pending calls when the other end closes, and reports the end once', async () => {
    let closed = 0;
    const { client, server } = connect({ never: () => new Promise(() => {}) }, { onClose: () => closed++ });
    const call = client.call('never');
    server.close();
    server.close();
    await expect(call).rejects.toMatchObject({ code: 'CLOSED' });
    expect(closed).toBe(1);
  });

  it('rejects pending calls when the port closes silently', async () => {
    const { client, rawPort } = connect({ never: () => new Promise(() => {}) });
    const call = client.call('never');
    rawPort.close();
    await expect(call).rejects.toMatchObject({ code: 'CLOSED' });
  });

  it('refuses calls beyond the limit of calls at the same time', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { client } = connect({ wait: () => gate }, { maxInFlight: 2 });
    const first = [client.call('wait'), client.call('wait')];
    await expect(client.call('wait')).rejects.toMatchObject({ code: 'TOO_MANY_CALLS' });
    release();
    await Promise.all(first);
    await client.call('wait');
  });

  it('ignores and reports invalid messages', async () => {
    const problems: RpcError[] = [];
    const { client, rawPort } = connect(
      { echo: (value: unknown) => value },
      { onProblem: (problem) => problems.push(problem as RpcError) },
    );
    const invalidMessages = [
      null,
      5,
      'close',
      { kind: 'call' },
      { kind: 'call', id: -1, method: 'echo', args: [] },
      { kind: 'call', id: 1, method: 'x'.repeat(101), args: [] },
      { kind: 'call', id: 1, method: 'echo', args: {} },
      { kind: 'return', id: 77, value: 1 },
    ];
    for (const message of invalidMessages) rawPort.postMessage(message);
    expect(await client.call('echo', 1)).toBe(1);
    expect(problems.map(({ code }) => code)).toEqual(invalidMessages.map(() => 'INVALID_MESSAGE'));
    // The texts are our own, not those of a library.
    expect(problems.map(({ message }) => message)).toEqual([
      'The other end sent a message that can’t be read: expected an object, found null.',
      'The other end sent a message that can’t be read: expected an object, found 5.',
      'The other end sent a message that can’t be read: expected an object, found "close".',
      'The other end sent a message that can’t be read: expected a number at id, found nothing.',
      'The other end sent a message that can’t be read: expected at least 0 at id, found -1.',
      expect.stringContaining('expected at most 100 characters at method, found "xxx'),
      'The other end sent a message that can’t be read: expected a list at args, found an object.',
      'The other end sent an answer to a call that was not made (77).',
    ]);
  });
});
