import { isCallEvent, type OutputEvent } from '../wire/control.ts';
import { messageLimits, outputLimits } from '../wire/limits.ts';
import { measure } from '../wire/measure.ts';

/** Sends the events of a run. */
export interface Output {
  emit(event: OutputEvent): void;
  /** Counts from zero: the next run begins. */
  restart(): void;
}

/**
 * Cuts a flood of events with one note, so that a loop that prints can't flood
 * the page, and sends each notice of LoopBack only once.
 */
export function createOutput(send: (event: OutputEvent) => void): Output {
  let events = 0;
  let weight = 0;
  let sentNotices = new Set<string>();
  return {
    emit(event) {
      // Limited where they are recorded; a flood of output does not use up their limit.
      if (isCallEvent(event)) return send(event);
      if (events > outputLimits.events) return;
      if (event.type === 'notice') {
        const notice = `${event.code} ${event.message}`;
        if (sentNotices.has(notice)) return;
        sentNotices.add(notice);
      }
      events += 1;
      const measured = measure(event, messageLimits);
      const isTooLarge = 'excess' in measured;
      weight += isTooLarge ? 0 : measured.weight;
      if (events > outputLimits.events || weight > outputLimits.weight) {
        events = outputLimits.events + 1;
        send({ type: 'note', text: cutNote });
      } else send(isTooLarge ? { type: 'note', text: tooLargeNote } : event);
    },
    restart() {
      events = 0;
      weight = 0;
      sentNotices = new Set();
    },
  };
}

const cutNote = `Output cut here: one run shows at most ${outputLimits.events.toLocaleString('en')} lines, or five million characters. The rest of the code ran too; print less, or a list at once.`;

const tooLargeNote = 'Left out: this output is too large to show. Print parts of it.';
