import { expect, it } from 'vitest';
import type { LongWork } from '../../exchange/index.ts';
import type { ReadFiles } from '../../sources/index.ts';
import { type LaunchQueue, openLaunchedFiles } from './launchedFiles.ts';

it('reads the files that the system opens, and nothing where it starts the page alone', async () => {
  let launch: Parameters<LaunchQueue['setConsumer']>[0] = () => undefined;
  const read: Promise<ReadFiles | null>[] = [];
  const work: LongWork = {};
  openLaunchedFiles({ setConsumer: (consumer) => (launch = consumer) }, () => ({
    read: async (find) => void read.push(find(work)),
  }));
  launch({});
  launch({ files: [] });
  expect(read).toEqual([]);
  const file = new File(['{"name":"Customer"}'], 'customer.json');
  launch({ files: [{ getFile: async () => file } as unknown as FileSystemFileHandle] });
  expect(await read[0]).toMatchObject({ files: [{ path: 'customer.json', text: '{"name":"Customer"}' }] });
});
