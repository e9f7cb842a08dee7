import { LoadError } from '../../lib/late.ts';
import type { Notices } from '../shell/notices.ts';

/**
 * Does something that needs a part of the page which is loaded later. Where
 * that does not come it says so, with a way to try again.
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
      text: `${what} could not be loaded.`,
      action: { label: 'Try again', run: () => void orTryAgain(notices, what, act) },
    });
  }
}
