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
 * Runs work that may take long; after a moment a notice offers to cancel it, and
 * shows the progress if the work reports it.
 *
 * @param run its second argument takes the part that is done, from 0 to 1
 * @returns whether it was done to the end
 * @throws (rejects) what the run throws, unless it was cancelled
 */
export async function withCancel(
  notices: Notices,
  { doing, cancelled }: CancellableWork,
  run: (signal: AbortSignal, onProgress: (done: number) => void) => Promise<void>,
): Promise<boolean> {
  const controller = new AbortController();
  const { signal } = controller;
  let shown: number | undefined;
  let progress: number | undefined;
  const handle = setTimeout(() => {
    shown = notices.show({
      tone: 'info',
      isPinned: true,
      ...(progress === undefined ? {} : { progress }),
      text: `${doing}…`,
      action: {
        label: 'Cancel',
        run: () => controller.abort(new DOMException('Cancelled', 'AbortError')),
      },
    });
  }, DELAY);
  const onProgress = (done: number): void => {
    // A hundredth is what a bar can show; more would render the notice for each step.
    const rounded = Math.floor(done * 100) / 100;
    if (rounded === progress) return;
    progress = rounded;
    if (shown !== undefined) notices.setProgress(shown, rounded);
  };
  try {
    await run(signal, onProgress);
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
