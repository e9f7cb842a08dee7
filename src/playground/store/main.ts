import { openIndexedDbConnector } from '../../storage/indexedDbConnector.ts';
import type { StoreStart } from '../wire/store.ts';
import { type StoreThread, serveStore } from './serveStore.ts';

/**
 * The script of the thread that has the rows of one project: the page asks it
 * for what it shows, and sandboxes are served here, so that a hundred thousand
 * rows never become work of the page.
 */
let thread: StoreThread | null = null;

addEventListener('message', ({ data, ports }: MessageEvent<StoreStart>) => {
  const [port] = ports;
  if (port === undefined) return;
  if ('database' in data) {
    thread = serveStore(openIndexedDbConnector(data.database), port);
  } else thread?.serveSandbox(data.sandbox, port);
});
