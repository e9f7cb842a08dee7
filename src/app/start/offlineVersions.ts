import type { OfflineRequest } from '../../offline/version.ts';

/** How often an open page looks for a new version, in milliseconds. */
const INTERVAL = 60 * 60 * 1000;

interface OfflineOptions {
  readonly container: Pick<ServiceWorkerContainer, 'register' | 'controller' | 'addEventListener'>;
  readonly page: Pick<Document, 'addEventListener' | 'visibilityState'>;
  readonly now: () => number;
  /** A new version is stored. `use` makes it the one that the next reload shows. */
  readonly onVersion: (use: () => Promise<void>) => void;
}

/**
 * Keeps the files of the page in the browser, so that it starts without a
 * network, and reports new versions. An open page keeps the files of its own.
 *
 * @throws if the browser refuses the service worker; the page then needs a network
 */
export async function keepOfflineVersions({
  container,
  page,
  now,
  onVersion,
}: OfflineOptions): Promise<void> {
  // A browser that blocks service workers may resolve to nothing.
  const registration: ServiceWorkerRegistration | undefined = await container.register('./sw.js', {
    updateViaCache: 'none',
  });
  if (registration === undefined) return;
  const ask = (worker: ServiceWorker | null, request: OfflineRequest): void => worker?.postMessage(request);

  const report = (waiting: ServiceWorker): void =>
    onVersion(
      () =>
        new Promise((resolve) => {
          container.addEventListener('controllerchange', () => resolve(), { once: true });
          ask(waiting, 'activate');
        }),
    );
  const watch = (worker: ServiceWorker): void =>
    worker.addEventListener('statechange', () => {
      // Without a controller it is the first version, which this page already shows.
      if (worker.state === 'installed' && container.controller !== null) report(worker);
    });

  if (registration.waiting !== null && container.controller !== null) report(registration.waiting);
  if (registration.installing !== null) watch(registration.installing);
  registration.addEventListener('updatefound', () => {
    if (registration.installing !== null) watch(registration.installing);
  });
  ask(registration.active, 'tidy');

  let asked = now();
  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState !== 'visible' || now() - asked < INTERVAL) return;
    asked = now();
    // Without a network there is nothing new.
    registration.update().catch(() => {});
  });
}
