import { LoadError, ThreadError } from '../../lib/loadPart.ts';
import type { Notices } from '../shell/notices.ts';

/**
 * Runs something that needs a part of the page that is loaded on demand. If the
 * part can’t be loaded, shows a notice with a button to try again.
 *
 * @param what completes the sentence "… could not be loaded."
 */
export async function orTryAgain(notices: Notices, what: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    notices.show({
      tone: 'error',
      text: error instanceof ThreadError ? error.message : `${what} could not be loaded.`,
      action: { label: 'Try again', run: () => void orTryAgain(notices, what, act) },
    });
  }
}
