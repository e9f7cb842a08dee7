import type { LogEntry } from './logState.ts';

/** Reads an instance for what comes after it. */
const isLoading = /^\s*(const|let|var)\s+[\w$]+\s*=\s*await\s+[\w$]+\.find(ById|One)\([^()]*\);?\s*$/;

/** The line that says most: the last of a call, of code the first that does more than read an instance. */
export function titleOf({ title, call, task }: LogEntry): string {
  if (task === 'data') return title;
  const lines = title.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('//'));
  const line = call === null ? (lines.find((one) => !isLoading.test(one)) ?? lines[0]) : lines.at(-1);
  return `${(line ?? title).trim()}${call === null && lines.length > 1 ? ' …' : ''}`;
}
