import type { Notices } from '../shell/notices.ts';

/** Exports that end sooner show nothing. Milliseconds. */
const DELAY = 500;

/**
 * Runs a long export; after a moment a notice offers to cancel it.
 *
 * @param what is being done: "Drawing the picture"
 * @throws (rejects) what the run throws, unless it was cancelled
 */
export async function longExport(
  notices: Notices,
  what: string,
  run: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  let shown: number | undefined;
  const handle = setTimeout(() => {
    shown = notices.show({
      tone: 'info',
      isPinned: true,
      text: `${what}…`,
      action: {
        label: 'Cancel',
        run: () => controller.abort(new DOMException('Cancelled', 'AbortError')),
      },
    });
  }, DELAY);
  try {
    await run(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    notices.show({ tone: 'info', text: 'The export was cancelled.' });
  } finally {
    clearTimeout(handle);
    if (shown !== undefined) notices.dismiss(shown);
  }
}
