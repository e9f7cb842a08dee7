import type { Opening } from '../opening/opening.ts';
import { type LaunchQueue, openLaunchedFiles } from './launchedFiles.ts';
import { keepOfflineVersions } from './offlineVersions.ts';

interface InstalledOptions {
  readonly opening: () => Pick<Opening, 'read'>;
  readonly onVersion: (use: () => Promise<void>) => void;
}

/** What makes the page an application of the system: it starts offline, and opens files. */
export async function startInstalled({ opening, onVersion }: InstalledOptions): Promise<void> {
  const { launchQueue } = window as { readonly launchQueue?: LaunchQueue };
  if (launchQueue !== undefined) openLaunchedFiles(launchQueue, opening);
  // Not on an address without TLS.
  if (!('serviceWorker' in navigator)) return;
  await keepOfflineVersions({
    container: navigator.serviceWorker,
    page: document,
    now: () => Date.now(),
    onVersion,
  });
}
