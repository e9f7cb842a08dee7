import { countOf } from '../../lib/countOf.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** The text for a record whose time can't be read (see `writtenAtSchema`). */
const unknownTime = 'at an unknown time';

/** Formats a time as people say it: "5 minutes ago", "today 14:03", "12 Mar 2026". Milliseconds since 1970. */
export function describeTime(at: number, now: number): string {
  if (at <= 0) return unknownTime;
  const passed = now - at;
  if (passed < MINUTE) return 'just now';
  if (passed < HOUR) return counted(Math.floor(passed / MINUTE), 'minute');
  const days = startOfDay(now) - startOfDay(at);
  if (days <= 0) return `today ${clock.format(at)}`;
  // A day on which the clock changes is an hour shorter or longer.
  if (days < 1.5 * DAY) return `yesterday ${clock.format(at)}`;
  return date.format(at);
}

/** Formats a time in full, for a tooltip. */
export function fullTime(at: number): string {
  return at <= 0 ? unknownTime : `${date.format(at)}, ${clock.format(at)}`;
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function counted(number: number, what: string): string {
  return `${countOf(number, what)} ago`;
}
