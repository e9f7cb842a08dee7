// Taken when the module is loaded: code that runs later may replace the global.
const Channel = MessageChannel;
/** A channel that nothing refers to may be collected together with its message. No Set: its methods may be replaced, too. */
const openPorts: Record<number, MessagePort> = Object.create(null);
let lastTurn = 0;

/**
 * Calls back in a later turn, after the events that are due. A timer would
 * wait at least 4 ms each time, and a second in a hidden page: this is a
 * message to oneself.
 *
 * Not for the pure rooms: `tsconfig.pure.json` leaves this file out.
 */
export function nextTurn(run: () => void): void {
  const { port1, port2 } = new Channel();
  const turn = ++lastTurn;
  openPorts[turn] = port1;
  port1.onmessage = () => {
    delete openPorts[turn];
    port1.close();
    run();
  };
  port2.postMessage(null);
}
