import { createContext, useContext } from 'react';
import type { DesignModel } from '../design/design.ts';

/** What a shown value may do with the session that it comes from. */
export interface SessionReach {
  readonly design: readonly DesignModel[];
  readonly isRunning: boolean;
  /** Stores the instance that the session knows by this number. */
  save(handle: number): void;
}

/** Leads to a line of the code of a log entry; null where that code is not what the editor holds. */
export type LineReach = ((line: number) => void) | null;

export const LineContext = createContext<LineReach>(null);

export const SessionContext = createContext<SessionReach | null>(null);

/** null where a value is shown outside of a session. */
export function useSessionReach(): SessionReach | null {
  return useContext(SessionContext);
}
