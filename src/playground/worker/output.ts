import { isOfCalls, type OutputEvent } from '../wire/control.ts';
import { protocolLimits, weigh } from '../wire/messageLimits.ts';

/** Where a run's events go. */
export interface Output {
  emit(event: OutputEvent): void;
  /** Counts anew: the next run begins. */
  restart(): void;
}

/**
 * Cuts a storm of events with one note, so that a loop that prints can't flood
 * the page, and lets a notice of LoopBack through once: in a loop the first
 * one says it all.
 */
export function createOutput(send: (event: OutputEvent) => void): Output {
  let events = 0;
  let weight = 0;
  let told = new Set<string>();
  return {
    emit(event) {
      // Bounded where they are recorded; a storm of output does not take their place.
      if (isOfCalls(event)) return send(event);
      if (events > protocolLimits.events) return;
      if (event.type === 'notice') {
        const notice = `${event.code} ${event.message}`;
        if (told.has(notice)) return;
        told.add(notice);
      }
      events += 1;
      const own = weigh(event);
      weight += own ?? 0;
      if (events > protocolLimits.events || weight > protocolLimits.totalWeight) {
        events = protocolLimits.events + 1;
        send({ type: 'note', text: cutNote });
      } else send(own === null ? { type: 'note', text: tooMuchNote } : event);
    },
    restart() {
      events = 0;
      weight = 0;
      told = new Set();
    },
  };
}

const cutNote = `Output cut here: one run shows at most ${protocolLimits.events.toLocaleString('en')} lines, or five million characters. What came after it ran all the same; print less, or a list at once.`;

const tooMuchNote = 'Left out: what was printed at once is too much to show. Print parts of it.';
