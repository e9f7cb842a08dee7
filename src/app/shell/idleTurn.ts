import { partsReleased } from '../../lib/heldParts.ts';
import { pageSlices } from '../../lib/pageSlices.ts';

/** When a large part of the page may load: while the page is idle, or sooner if the user asks for it. */
export interface IdleTurn {
  /** Resolves when the part may load. */
  readonly whenWanted: () => Promise<void>;
  /** Lets it load now. */
  readonly take: () => void;
}

/** A page that is never idle loads the part after this many milliseconds. */
const LONGEST_WAIT = 2_000;

/** Creates the turn of one part. */
export function createIdleTurn(whenIdle = pageSlices.whenIdle): IdleTurn {
  let take = (): void => {};
  const taken = new Promise<void>((resolve) => {
    take = resolve;
  });
  return {
    async whenWanted() {
      void partsReleased().then(() => whenIdle(() => take(), { timeout: LONGEST_WAIT }));
      await taken;
    },
    take: () => take(),
  };
}
