import * as z from 'zod/mini';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { timeSchema } from '../model/index.ts';

/** The role of this tab for the project. One tab at a time writes; the others follow it. */
export interface TabState {
  readonly role: 'writer' | 'follower';
  /** When the writing tab last announced a save, in milliseconds since 1970; null if it has not. */
  readonly savedElsewhereAt: number | null;
}

type TakeOverResult =
  | 'taken'
  /** The other tab could not save its changes; taking over by force would lose them. */
  | 'refused';

/** The connection of this tab with other tabs in which the same project may be open. */
export interface ProjectTab {
  /** For zustand's `useStore`. */
  readonly state: Pick<StoreApi<TabState>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Notifies the other tabs that the stored project changed. */
  announceSaved(savedAt: number): void;
  /** Asks the writing tab to save and to give way; takes over from one that does not answer in time. */
  takeOver(options?: { readonly isForced?: boolean }): Promise<TakeOverResult>;
  /** Sets the callback for when another tab wants to write: it stops changes, saves, and resolves to whether all is saved. */
  onYield(save: () => Promise<boolean>): void;
  /** Leaves the project to the next tab. */
  close(): void;
}

/** The part of the Web Locks API that is used. */
export interface Locks {
  request(
    name: string,
    options: { readonly steal?: boolean; readonly signal?: AbortSignal },
    hold: () => Promise<void>,
  ): Promise<void>;
}

/** The part of BroadcastChannel that is used. */
export type Channel = Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'close'>;

export interface ProjectTabOptions {
  readonly projectId: string;
  /** Identifies this tab. */
  readonly tabId: string;
  /**
   * undefined in a page without TLS, and refused by a browser that grants no
   * storage: without locks a tab writes until another one saves.
   */
  readonly locks?: Locks | undefined;
  readonly openChannel?: (name: string) => Channel;
  /** Whether the project is new: no other tab can have it, however long the browser takes to grant the lock. */
  readonly isNew?: boolean;
  /** Whether this tab had the project open until now: the browser may need a moment to release its lock. */
  readonly isJustClosed?: boolean;
}

/** A tab that is being reloaded may still hold its lock for a moment. */
const FIRST_WAIT_MILLISECONDS = 200;
/** On a busy machine the browser takes longer than that to release the lock of this very tab. */
const JUST_CLOSED_WAIT_MILLISECONDS = 3000;
/** Enough for a busy machine; the page must appear even if the browser never answers. */
const NEW_WAIT_MILLISECONDS = 10_000;
/** A tab in the background may be frozen and not answer. */
const ANSWER_MILLISECONDS = 2000;

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('saved'), savedAt: timeSchema }),
  z.object({ type: z.literal('giveWay'), from: z.string() }),
  z.object({ type: z.literal('gaveWay'), to: z.string() }),
  z.object({ type: z.literal('kept'), to: z.string() }),
]);

type Message = z.infer<typeof messageSchema>;

/** Joins the tabs of a project; resolves as soon as it is known whether another tab writes. */
export async function openProjectTab(options: ProjectTabOptions): Promise<ProjectTab> {
  const { projectId, tabId, locks, openChannel = openBroadcastChannel } = options;
  const name = `loopback-model-designer:project:${projectId}`;
  const state = createStore<TabState>()(() => ({ role: 'follower', savedElsewhereAt: null }));
  const channel = openChannel(name);
  let isClosed = false;
  const send = (message: Message): void => {
    // A save that was under way when the tab closed still ends; a closed channel throws.
    if (!isClosed) channel.postMessage(message);
  };
  const lock = createLock(name, locks, (isHeld) => state.setState({ role: isHeld ? 'writer' : 'follower' }));
  let save = async (): Promise<boolean> => true;
  let handleAnswer: ((isGiven: boolean) => void) | null = null;

  async function giveWay(to: string): Promise<void> {
    if (state.getState().role !== 'writer') return;
    if (await save()) {
      state.setState({ role: 'follower' });
      send({ type: 'gaveWay', to });
      lock.dropUnlessReal();
      // The other tab steals the lock; if it was closed, this tab stays the writer.
      setTimeout(() => lock.isHeld() && state.setState({ role: 'writer' }), ANSWER_MILLISECONDS);
    } else send({ type: 'kept', to });
  }

  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const parsed = messageSchema.safeParse(data);
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.type === 'saved') {
      state.setState({ savedElsewhereAt: message.savedAt });
      // Without locks, the tab that saved last becomes the only writer.
      lock.dropUnlessReal();
    } else if (message.type === 'giveWay') void giveWay(message.from);
    else if (message.to === tabId) handleAnswer?.(message.type === 'gaveWay');
  });

  const askToYield = (): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(true), ANSWER_MILLISECONDS);
      handleAnswer = (isGiven) => {
        clearTimeout(timer);
        resolve(isGiven);
      };
      send({ type: 'giveWay', from: tabId });
    });

  lock.waitForLock();
  await Promise.race([lock.firstHeld, delay(waitFor(options))]);
  return {
    state,
    announceSaved: (savedAt) => send({ type: 'saved', savedAt }),
    async takeOver({ isForced = false } = {}) {
      if (!isForced && !(await askToYield())) return 'refused';
      await lock.steal();
      return 'taken';
    },
    onYield(callback) {
      save = callback;
    },
    close() {
      isClosed = true;
      lock.release();
      channel.close();
    },
  };
}

function waitFor({ isNew = false, isJustClosed = false }: ProjectTabOptions): number {
  if (isNew) return NEW_WAIT_MILLISECONDS;
  return isJustClosed ? JUST_CLOSED_WAIT_MILLISECONDS : FIRST_WAIT_MILLISECONDS;
}

/** Creates a lock that waits, is held until another tab steals it, and then waits again. */
function createLock(name: string, locks: Locks | undefined, onChange: (isHeld: boolean) => void) {
  let isHeld = false;
  let isReleased = false;
  let isReal = locks !== undefined;
  let resolveHold = (): void => {};
  let resolveHeld = (): void => {};
  const firstHeld = new Promise<void>((resolve) => {
    resolveHeld = resolve;
  });

  const setHeld = (held: boolean): void => {
    isHeld = held;
    if (held) resolveHeld();
    if (!isReleased) onChange(held);
  };

  function requestLock(options: { steal?: boolean; signal?: AbortSignal }): void {
    if (locks === undefined || !isReal) {
      setHeld(true);
      return;
    }
    const hold = (): Promise<void> => {
      setHeld(true);
      return new Promise((resolve) => {
        resolveHold = resolve;
      });
    };
    locks.request(name, options, hold).catch((error: unknown) => {
      if (!(error instanceof DOMException)) throw error;
      if (error.name !== 'AbortError') {
        // The browser refuses locks: this tab may write, as in a browser without them.
        isReal = false;
        if (!isReleased) setHeld(true);
        return;
      }
      // The lock was stolen; or the request was aborted while it waited, and another one follows.
      if (!isHeld || isReleased || options.signal?.aborted) return;
      setHeld(false);
      waitForLock();
    });
  }

  let waiting = new AbortController();
  function waitForLock(): void {
    waiting = new AbortController();
    requestLock({ signal: waiting.signal });
  }

  return {
    firstHeld,
    isHeld: () => isHeld,
    waitForLock,
    /** Resolves when this tab holds the lock. */
    async steal(): Promise<void> {
      if (isHeld) return;
      waiting.abort();
      const held = new Promise<void>((resolve) => {
        resolveHeld = resolve;
      });
      requestLock({ steal: true });
      await held;
    },
    /** Releases the simulated lock of a page without locks. */
    dropUnlessReal(): void {
      if (!isReal && isHeld) setHeld(false);
    },
    release(): void {
      isReleased = true;
      if (!isHeld) waiting.abort();
      resolveHold();
    },
  };
}

/** Opens a channel to the other tabs; a silent one if the browser refuses, as then no data is shared either. */
function openBroadcastChannel(name: string): Channel {
  try {
    return new BroadcastChannel(name);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return { postMessage: () => {}, addEventListener: () => {}, close: () => {} };
  }
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
