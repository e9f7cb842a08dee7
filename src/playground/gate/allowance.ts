import { protocolLimits } from '../wire/messageLimits.ts';

/** What the worker may still tell the page. */
export interface Allowance {
  /** Takes an event of that weight. @returns false where that is too much */
  take(weight: number): boolean;
  /** The page asks for something new: the worker may tell as much again. */
  restart(): void;
}

/** What was told late by one run comes on top of what the next one tells. */
const most = {
  messages: 2 * (protocolLimits.events + 2 * protocolLimits.calls + 2),
  weight: 2 * (protocolLimits.totalWeight + protocolLimits.totalCallNodes + 2 * protocolLimits.nodes),
};

/** Progress is told for as long as something takes, ten times a second. */
const messagesPerSecond = 20;

export function createAllowance(now: () => number): Allowance {
  let messages = 0;
  let weight = 0;
  let since = now();
  return {
    take: (added) => {
      messages += 1;
      weight += added;
      const inTime = ((now() - since) / 1_000) * messagesPerSecond;
      return messages <= most.messages + inTime && weight <= most.weight;
    },
    restart: () => {
      messages = 0;
      weight = 0;
      since = now();
    },
  };
}
