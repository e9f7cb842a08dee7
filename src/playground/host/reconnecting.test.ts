import { expect, it } from 'vitest';
import type { Connection } from './connection.ts';
import { createReconnecting } from './reconnecting.ts';

function fake() {
  const connections: { isOpen: boolean; responds: boolean }[] = [];
  const reconnecting = createReconnecting(() => {
    const state = { isOpen: true, responds: true };
    connections.push(state);
    return {
      isOpen: () => state.isOpen,
      hasStarted: () => true,
      responds: async () => state.responds,
      close: () => {
        state.isOpen = false;
      },
    } as unknown as Connection;
  });
  return { connections, reconnecting };
}

it('keeps a connection while it is open and answers', async () => {
  const { connections, reconnecting } = fake();
  expect(await reconnecting.responds(1)).toBe(true);
  expect(reconnecting.isUp()).toBe(false);
  reconnecting.warmUp();
  const first = await reconnecting.connect();
  expect(await reconnecting.connect()).toBe(first);
  expect([connections.length, reconnecting.isUp()]).toEqual([1, true]);
});

it('replaces a connection that is closed, does not answer, or is to be restarted', async () => {
  const { connections, reconnecting } = fake();
  const first = await reconnecting.connect();
  first.close();
  const second = await reconnecting.connect();
  expect(second).not.toBe(first);
  const state = connections[1];
  if (state !== undefined) state.responds = false;
  expect(await reconnecting.responds(1)).toBe(false);
  await reconnecting.connect();
  reconnecting.restart();
  expect(connections.map(({ isOpen }) => isOpen)).toEqual([false, false, false, true]);
});

it('does not start another connection once it is closed', async () => {
  const { connections, reconnecting } = fake();
  await reconnecting.connect();
  reconnecting.close();
  reconnecting.warmUp();
  reconnecting.restart();
  expect(connections.map(({ isOpen }) => isOpen)).toEqual([false]);
});
