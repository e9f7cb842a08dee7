import type { PlaygroundEvent } from '../../host/index.ts';

/** Hands on what came since the last frame in one go: a run can send a thousand events. */
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
