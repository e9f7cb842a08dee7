import { createContext, useContext } from 'react';
import type { JumpPlace } from '../data/jumps.ts';
import type { DesignModel } from '../design/design.ts';

/** The part of the session that a shown value uses. */
export interface SessionApi {
  readonly design: readonly DesignModel[];
  readonly isRunning: boolean;
  /** Stores the instance that the session knows by this number. */
  save(handle: number): void;
  /** Shows rows in the grid. */
  showRows(place: JumpPlace): void;
}

/** Goes to a line of a log entry's code in the editor; null where the editor holds other code. */
export type LineNavigator = ((line: number) => void) | null;

export const LineContext = createContext<LineNavigator>(null);

export const SessionContext = createContext<SessionApi | null>(null);

/** Returns null where a value is shown outside a session. */
export function useSessionApi(): SessionApi | null {
  return useContext(SessionContext);
}
