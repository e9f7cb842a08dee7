import { undoLabel } from '../undoLabel.ts';
import type { TaskEnd } from './connection.ts';
import type { BrokenPlace } from './findBroken.ts';
import { stopNotice } from './runClock.ts';

export const stoppedByUser: TaskEnd = { type: 'stopped', message: stopNotice, isTimeUp: false };

export const cancelled = (title: string): TaskEnd => ({
  type: 'stopped',
  message: `Cancelled before any rows were made. “${undoLabel(title)}” brings back those from before.`,
  isTimeUp: false,
});

/** The engine does not say where code that it could not compile is broken; the editor's parser does. */
export function atBroken(end: TaskEnd, broken: BrokenPlace | null): TaskEnd {
  if (end.type === 'stopped' || end.answer.ok || broken === null) return end;
  const { answer } = end;
  if (answer.error.name !== 'SyntaxError') return end;
  const { line, message } = broken;
  const error = { ...answer.error, line, message: message ?? answer.error.message };
  return { type: 'answer', answer: { ...answer, error } };
}
