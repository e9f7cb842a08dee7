import * as z from 'zod/mini';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { timeSchema } from '../model/index.ts';

/** What this tab may do with the project. One tab at a time writes; the others follow it. */
export interface TabState {
  readonly role: 'writer' | 'follower';
  /** When the writing tab last said that it saved, in milliseconds since 1970; null when it did not. */
  readonly savedElsewhereAt: number | null;
}

type TakeOver =
  | 'taken'
  /** The other tab could not save what was changed there; taking over by force would leave that behind. */
  | 'refused';

/** This tab's part in a project that may be open in several. */
export interface ProjectTab {
  /** For zustand's `useStore`. */
  readonly state: Pick<StoreApi<TabState>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Tells the other tabs that there is something new in the store. */
  announceSaved(savedAt: number): void;
  /** Asks the writing tab to save and to give way; one that does not answer is not waited for. */
  takeOver(options?: { readonly isForced?: boolean }): Promise<TakeOver>;
  /** Called when another tab wants to write: lets nothing change any more, saves, and resolves to whether all is saved. */
  onYield(save: () => Promise<boolean>): void;
  /** Gives the project to the next tab. */
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
  /** Names this tab among the others. */
  readonly tabId: string;
  /**
   * undefined in a page without TLS, and refused where the browser grants no
   * storage: there a tab writes until another one saves.
   */
  readonly locks?: Locks | undefined;
  readonly openChannel?: (name: string) => Channel;
  /** Whether the project was made just now: no other tab can have it, however long the browser takes for the lock. */
  readonly isNew?: boolean;
}

/** A tab that was just reloaded may still hold its lock for a moment. */
const FIRST_WAIT_MILLISECONDS = 200;
/** A busy machine takes its time; that the browser never answers must not keep the page from being shown. */
const NEW_WAIT_MILLISECONDS = 10_000;
/** A tab in the background may be frozen, and answers nothing. */
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
  const { projectId, tabId, locks, openChannel = openBroadcastChannel, isNew = false } = options;
  const name = `loopback-model-designer:project:${projectId}`;
  const state = createStore<TabState>()(() => ({ role: 'follower', savedElsewhereAt: null }));
  const channel = openChannel(name);
  const send = (message: Message): void => channel.postMessage(message);
  const lock = createLock(name, locks, (isHeld) => state.setState({ role: isHeld ? 'writer' : 'follower' }));
  let save = async (): Promise<boolean> => true;
  let hearAnswer: ((isGiven: boolean) => void) | null = null;

  async function giveWay(to: string): Promise<void> {
    if (state.getState().role !== 'writer') return;
    if (await save()) {
      state.setState({ role: 'follower' });
      send({ type: 'gaveWay', to });
      lock.loseUnlessReal();
      // The other takes the lock from here; if it is gone, this tab goes on.
      setTimeout(() => lock.isHeld() && state.setState({ role: 'writer' }), ANSWER_MILLISECONDS);
    } else send({ type: 'kept', to });
  }

  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const parsed = messageSchema.safeParse(data);
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.type === 'saved') {
      state.setState({ savedElsewhereAt: message.savedAt });
      // Two that write would undo each other's work: the one that saved goes on.
      lock.loseUnlessReal();
    } else if (message.type === 'giveWay') void giveWay(message.from);
    else if (message.to === tabId) hearAnswer?.(message.type === 'gaveWay');
  });

  const askToGiveWay = (): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(true), ANSWER_MILLISECONDS);
      hearAnswer = (isGiven) => {
        clearTimeout(timer);
        resolve(isGiven);
      };
      send({ type: 'giveWay', from: tabId });
    });

  lock.wait();
  await Promise.race([lock.firstHeld, later(isNew ? NEW_WAIT_MILLISECONDS : FIRST_WAIT_MILLISECONDS)]);
  return {
    state,
    announceSaved: (savedAt) => send({ type: 'saved', savedAt }),
    async takeOver({ isForced = false } = {}) {
      if (!isForced && !(await askToGiveWay())) return 'refused';
      await lock.steal();
      return 'taken';
    },
    onYield(given) {
      save = given;
    },
    close() {
      lock.release();
      channel.close();
    },
  };
}

/** A lock that is waited for, held until it is stolen, and then waited for again. */
function createLock(name: string, locks: Locks | undefined, onChange: (isHeld: boolean) => void) {
  let isHeld = false;
  let isReleased = false;
  let isReal = locks !== undefined;
  let letGo = (): void => {};
  let reportHeld = (): void => {};
  const firstHeld = new Promise<void>((resolve) => {
    reportHeld = resolve;
  });

  const change = (held: boolean): void => {
    isHeld = held;
    if (held) reportHeld();
    if (!isReleased) onChange(held);
  };

  function request(options: { steal?: boolean; signal?: AbortSignal }): void {
    if (locks === undefined || !isReal) {
      change(true);
      return;
    }
    const hold = (): Promise<void> => {
      change(true);
      return new Promise((resolve) => {
        letGo = resolve;
      });
    };
    locks.request(name, options, hold).catch((error: unknown) => {
      if (!(error instanceof DOMException)) throw error;
      if (error.name !== 'AbortError') {
        // No locks here: as in a browser without them, nothing keeps this tab from writing.
        isReal = false;
        if (!isReleased) change(true);
        return;
      }
      // Stolen; or called off while it waited, and then another request follows.
      if (!isHeld || isReleased || options.signal?.aborted) return;
      change(false);
      wait();
    });
  }

  let waiting = new AbortController();
  function wait(): void {
    waiting = new AbortController();
    request({ signal: waiting.signal });
  }

  return {
    firstHeld,
    isHeld: () => isHeld,
    wait,
    /** Resolves when it is held. */
    async steal(): Promise<void> {
      if (isHeld) return;
      waiting.abort();
      const held = new Promise<void>((resolve) => {
        reportHeld = resolve;
      });
      request({ steal: true });
      await held;
    },
    /** Gives up what stands for the lock in a page without locks. */
    loseUnlessReal(): void {
      if (!isReal && isHeld) change(false);
    },
    release(): void {
      isReleased = true;
      if (!isHeld) waiting.abort();
      letGo();
    },
  };
}

/** One that nobody hears where the browser refuses it: then there is nothing to share with other tabs. */
function openBroadcastChannel(name: string): Channel {
  try {
    return new BroadcastChannel(name);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return { postMessage: () => {}, addEventListener: () => {}, close: () => {} };
  }
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
