import type { PlaygroundEvent } from '../../host/index.ts';

/** Passes on the events of a frame together: a run can send a thousand of them. */
export function batchPerFrame(
  flush: (events: readonly PlaygroundEvent[]) => void,
): (event: PlaygroundEvent) => void {
  let waiting: PlaygroundEvent[] = [];
  return (event) => {
    waiting.push(event);
    if (waiting.length > 1) return;
    requestAnimationFrame(() => {
      const events = waiting;
      waiting = [];
      flush(events);
    });
  };
}
