import { createOfflineCopy } from './offlineCopy.ts';
import { isOfflineRequest, type Version } from './version.ts';

/** Inserted by the build. */
declare const OFFLINE_VERSION: Version;

const worker = self as unknown as ServiceWorkerGlobalScope;
const copy = createOfflineCopy(OFFLINE_VERSION, {
  caches: worker.caches,
  fetch: (address, options) => worker.fetch(address, options),
  scope: worker.registration.scope,
});

worker.addEventListener('install', (event) => event.waitUntil(copy.install()));

// A first visit works offline from here on, without a reload.
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (event) => {
  if (copy.has(event.request)) event.respondWith(copy.answer(event.request));
});

worker.addEventListener('message', (event) => {
  if (!isOfflineRequest(event.data)) return;
  event.waitUntil(event.data === 'activate' ? worker.skipWaiting() : tidy());
});

/** An open page of an earlier version still needs its files, and so does a version that waits to replace this one. */
async function tidy(): Promise<void> {
  const { installing, waiting } = worker.registration;
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const tabs = pages.filter(({ frameType }) => frameType !== 'nested');
  if (installing === null && waiting === null && tabs.length <= 1) await copy.deleteOthers();
}
