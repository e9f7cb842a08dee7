import { openIndexedDbConnector } from '../../storage/indexedDbConnector.ts';
import type { StoreStart } from '../wire/store.ts';
import { type StoreThread, serveStore } from './serveStore.ts';

/**
 * The script of the store's thread, which holds the rows of one project: it
 * serves the page and the sandboxes, so that a hundred thousand rows never
 * become work for the page's thread.
 */
let thread: StoreThread | null = null;

addEventListener('message', ({ data, ports }: MessageEvent<StoreStart>) => {
  const [port] = ports;
  if (port === undefined) return;
  if ('database' in data) {
    thread = serveStore(openIndexedDbConnector(data.database), port);
  } else thread?.serveSandbox(data.sandbox, port);
});
