import type { LogEntry } from './logState.ts';

/** Matches a line that only loads an instance for the lines after it. */
const instanceLoad = /^\s*(const|let|var)\s+[\w$]+\s*=\s*await\s+[\w$]+\.find(ById|One)\([^()]*\);?\s*$/;

/** Returns the most telling line of an entry: the last line of a call, or the first line of code that does more than load an instance. */
export function entryTitle({ title, call, task }: LogEntry): string {
  if (task === 'data') return title;
  const lines = title.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('//'));
  const line = call === null ? (lines.find((one) => !instanceLoad.test(one)) ?? lines[0]) : lines.at(-1);
  return `${(line ?? title).trim()}${call === null && lines.length > 1 ? ' …' : ''}`;
}
