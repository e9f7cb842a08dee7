// Read when the module is loaded: code that runs later may replace the global.
const Channel = MessageChannel;
/** Open ports, since an unreferenced channel may be garbage collected with its message. Not a Set, whose methods may be replaced too. */
const openPorts: Record<number, MessagePort> = Object.create(null);
let lastTurn = 0;

/**
 * Calls back in a later turn, after the events that are due. It sends a message to
 * itself, because a timer would wait at least 4 ms each time, and a second in a
 * hidden page.
 *
 * Pure rooms cannot use it: `tsconfig.pure.json` excludes this file.
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
