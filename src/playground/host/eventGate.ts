import { type OutputEvent, protocolLimits, readEvent } from '../protocol.ts';

export interface EventGate {
  /** Takes what the worker sent, whatever it is. */
  receive(data: unknown): void;
  /** Counts anew: the next task begins. */
  restart(): void;
}

/** Lets well-formed events through, up to the limits of a run; the worker keeps to them itself unless it is hostile. */
export function createEventGate(onEvent: (event: OutputEvent) => void): EventGate {
  let events = 0;
  let nodes = 0;
  return {
    receive: (data) => {
      // One more than the worker sends: its note that it cut. What is malformed counts too.
      if (events > protocolLimits.events || nodes > protocolLimits.totalNodes + protocolLimits.nodes) return;
      events += 1;
      const event = readEvent(data);
      if (event === null) return;
      nodes += event.nodes;
      onEvent(event.value);
    },
    restart: () => {
      events = 0;
      nodes = 0;
    },
  };
}
