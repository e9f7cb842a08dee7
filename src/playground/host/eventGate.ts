import { isOfCalls, type OutputEvent, readEvent } from '../wire/control.ts';
import { protocolLimits } from '../wire/messageLimits.ts';

export interface EventGate {
  /** Takes what the worker sent, whatever it is. */
  receive(data: unknown): void;
  /** Counts anew: the next task begins. */
  restart(): void;
}

/** Lets well-formed events through, up to the limits of a run; the worker keeps to them itself unless it is hostile. */
export function createEventGate(onEvent: (event: OutputEvent) => void): EventGate {
  const all = createCount(protocolLimits.events, protocolLimits.totalWeight);
  // Recorded calls have room of their own: a storm of output does not take it.
  const calls = createCount(2 * protocolLimits.calls, protocolLimits.totalCallNodes);
  let messages = 0;
  return {
    receive: (data) => {
      if (messages > protocolLimits.events + 2 * protocolLimits.calls + 2) return;
      messages += 1;
      const event = readEvent(data);
      const isCall = event !== null && isOfCalls(event.value);
      if (!(isCall ? calls : all).take(event?.weight ?? 0) || event === null) return;
      onEvent(event.value);
    },
    restart: () => {
      messages = 0;
      all.restart();
      calls.restart();
    },
  };
}

/** Room for one message more than the worker sends: that it cut. What is malformed counts too. */
function createCount(mostEvents: number, mostNodes: number) {
  let events = 0;
  let nodes = 0;
  return {
    take: (weight: number): boolean => {
      if (events > mostEvents || nodes > mostNodes + protocolLimits.nodes) return false;
      events += 1;
      nodes += weight;
      return true;
    },
    restart: (): void => {
      events = 0;
      nodes = 0;
    },
  };
}
