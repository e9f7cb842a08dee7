import type { Connection } from './connection.ts';

/** Milliseconds that an idle worker gets to answer before it is replaced: code of the last run may keep it busy. */
const idleLimit = 1_500;

/** Keeps one connection that is well, and opens another when it is not. */
export function keepConnection(open: () => Connection) {
  let current: Connection | null = null;
  let isClosed = false;
  const warmUp = (): void => {
    if (!isClosed && !current?.isOpen()) current = open();
  };
  return {
    warmUp,
    connect: async (): Promise<Connection> => {
      if (current?.isOpen() && !(await current.responds(idleLimit))) current.close();
      if (!current?.isOpen()) current = open();
      return current;
    },
    isUp: (): boolean => current?.isOpen() === true && current.hasStarted(),
    responds: async (within: number): Promise<boolean> => (await current?.responds(within)) ?? true,
    renew: (): void => {
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
