import { expect, it } from 'vitest';
import { createMemoryConnector } from '../../runtime/memoryConnector.ts';
import { countCalls } from './countCalls.ts';

it('counts open calls, failed ones too, and is idle when the last one has ended', async () => {
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const { connector, inFlight, whenIdle } = countCalls({
    ...createMemoryConnector(),
    count: () => ended.then(() => 1),
    find: () => Promise.reject(new Error('no')),
  });
  await whenIdle();
  const counting = connector.count('Order');
  await expect(connector.find('Order', {})).rejects.toThrow('no');
  expect(inFlight()).toBe(1);
  let isIdle = false;
  const idle = whenIdle().then(() => {
    isIdle = true;
  });
  await Promise.resolve();
  expect(isIdle).toBe(false);
  end();
  expect(await counting).toBe(1);
  await idle;
  expect(inFlight()).toBe(0);
});
