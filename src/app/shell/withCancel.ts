import type { Notices } from './notices.ts';

/** Work that ends sooner shows nothing. Milliseconds. */
const DELAY = 500;

interface CancellableWork {
  /** What is being done, as a notice says it: "Drawing the picture". */
  readonly doing: string;
  /** What a notice says once it was cancelled. */
  readonly cancelled: string;
}

/**
 * Runs work that may take long; after a moment a notice offers to cancel it.
 *
 * @returns whether it was done to the end
 * @throws (rejects) what the run throws, unless it was cancelled
 */
export async function withCancel(
  notices: Notices,
  { doing, cancelled }: CancellableWork,
  run: (signal: AbortSignal) => Promise<void>,
): Promise<boolean> {
  const controller = new AbortController();
  const { signal } = controller;
  let shown: number | undefined;
  const handle = setTimeout(() => {
    shown = notices.show({
      tone: 'info',
      isPinned: true,
      text: `${doing}…`,
      action: {
        label: 'Cancel',
        run: () => controller.abort(new DOMException('Cancelled', 'AbortError')),
      },
    });
  }, DELAY);
  try {
    await run(signal);
    return true;
  } catch (error) {
    if (!signal.aborted) throw error;
    notices.show({ tone: 'info', text: cancelled });
    return false;
  } finally {
    clearTimeout(handle);
    if (shown !== undefined) notices.dismiss(shown);
  }
}
