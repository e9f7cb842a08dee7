import { timeLimits } from '../wire/limits.ts';
import type { Connection } from './connection.ts';

/** Keeps one healthy connection, and opens another when that one is closed or does not answer. */
export function createReconnecting(open: () => Connection) {
  let current: Connection | null = null;
  let isClosed = false;
  const warmUp = (): void => {
    if (!isClosed && !current?.isOpen()) current = open();
  };
  return {
    warmUp,
    connect: async (): Promise<Connection> => {
      if (current?.isOpen() && !(await current.responds(timeLimits.readyAnswer))) current.close();
      if (!current?.isOpen()) current = open();
      return current;
    },
    isUp: (): boolean => current?.isOpen() === true && current.hasStarted(),
    /** Whether the worker answers within that many milliseconds; true where there is none. */
    responds: async (within: number): Promise<boolean> => (await current?.responds(within)) ?? true,
    /** Replaces the sandbox. */
    restart: (): void => {
      current?.close();
      warmUp();
    },
    stop: (): void => current?.stop(),
    close: (): void => {
      isClosed = true;
      current?.close();
    },
  };
}
