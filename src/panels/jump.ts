import { createContext } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ProblemPlace } from '../model/index.ts';

/** The place that somebody wants to go to, until the part of the inspector that shows it has taken it. */
export type Jumps = StoreApi<JumpState>;

interface JumpState {
  readonly place: ProblemPlace | null;
  /** One that is to be seen in the JSON of its model, whatever field shows it. */
  readonly jsonPlace: ProblemPlace | null;
}

export function createJumps(): Jumps {
  return createStore<JumpState>()(() => ({ place: null, jsonPlace: null }));
}

export const JumpContext = createContext<Jumps | null>(null);
