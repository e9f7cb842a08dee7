import { createContext } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ProblemPlace } from '../model/index.ts';

/** The place that the user jumps to, until the part of the inspector that shows it has handled the jump. */
export type Jumps = StoreApi<JumpState>;

interface JumpState {
  readonly place: ProblemPlace | null;
  /** A place to show in the JSON of its model, even if a field shows it too. */
  readonly jsonPlace: ProblemPlace | null;
}

export function createJumps(): Jumps {
  return createStore<JumpState>()(() => ({ place: null, jsonPlace: null }));
}

export const JumpContext = createContext<Jumps | null>(null);
