import { allowanceLimits } from '../wire/limits.ts';

/** What the worker may still send to the page. */
export interface Allowance {
  /** Counts an event of that weight. @returns false where the limit is exceeded */
  take(weight: number): boolean;
  /** Counts from zero: the page has sent a new request. */
  restart(): void;
}

export function createAllowance(now: () => number): Allowance {
  let messages = 0;
  let weight = 0;
  let since = now();
  return {
    take: (added) => {
      messages += 1;
      weight += added;
      const forTime = ((now() - since) / 1_000) * allowanceLimits.messagesPerSecond;
      return messages <= allowanceLimits.messages + forTime && weight <= allowanceLimits.weight;
    },
    restart: () => {
      messages = 0;
      weight = 0;
      since = now();
    },
  };
}
