import { isCallEvent, type OutputEvent, readEvent } from '../wire/control.ts';
import { messageLimits, messagesOfRun, outputLimits } from '../wire/limits.ts';

export interface EventGate {
  /** Receives a message of the worker, whatever it is. */
  receive(data: unknown): void;
  /** Counts from zero: the next task begins. */
  restart(): void;
}

/** Passes valid events on, up to the limits of a run, which only a hostile worker exceeds. */
export function createEventGate(onEvent: (event: OutputEvent) => void): EventGate {
  const all = createBudget(outputLimits.events, outputLimits.weight);
  // Recorded calls have a separate limit, which a flood of output does not use up.
  const calls = createBudget(2 * outputLimits.calls, outputLimits.totalCallNodes);
  let messages = 0;
  return {
    receive: (data) => {
      if (messages > messagesOfRun) return;
      messages += 1;
      const event = readEvent(data);
      const isCall = event !== null && isCallEvent(event.value);
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

/** Allows one event more than the limit: the worker's own note that output was cut. Invalid messages count, too. */
function createBudget(mostEvents: number, mostWeight: number) {
  let events = 0;
  let weight = 0;
  return {
    take: (added: number): boolean => {
      if (events > mostEvents || weight > mostWeight + messageLimits.nodes) return false;
      events += 1;
      weight += added;
      return true;
    },
    restart: (): void => {
      events = 0;
      weight = 0;
    },
  };
}
