import type { Notices } from '../shell/notices.ts';

/** What is over before one could read it is not told. Milliseconds. */
const DELAY = 500;

/**
 * Runs an export that may take long: it says so after a moment, with a way to cancel it.
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
