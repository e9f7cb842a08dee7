import { RpcError } from '../../rpc/index.ts';
import { undoLabel } from '../undoLabel.ts';
import { type Breach, filesMissing, readAnswer, type WorkerAnswer } from '../wire/control.ts';
import { outputLimits } from '../wire/limits.ts';
import type { BrokenPlace } from './findBroken.ts';
import { stoppedByUserMessage } from './runClock.ts';
import type { StopNotice } from './watchTask.ts';

/** How a task of the worker ended: with its answer, or stopped. */
export type TaskEnd =
  | { readonly type: 'answer'; readonly answer: WorkerAnswer }
  | ({ readonly type: 'stopped' } & StopNotice);

const freshSandboxMessage = 'Stored rows are intact, and the next run starts a fresh sandbox.';

export const notStartedMessage =
  'The sandbox did not start. Reload the page; if that does not help, check that sandbox.html is served beside it.';

export const crashedMessage =
  'Stopped: the sandbox crashed, probably out of memory. Check for a list or string that grows without bound, and narrow queries with where and limit. ' +
  freshSandboxMessage;

/** For a sandbox that does not answer between runs. */
export const restartedMessage =
  'A timer or promise left by the last run kept the sandbox busy, so it was restarted. Stored rows are intact; unsaved instances are lost.';

const breachMessages: Readonly<Record<Breach, string>> = {
  late:
    'Code of the last run went on after its end, so the sandbox was closed. Await what the code starts. ' +
    'Stored rows are intact; unsaved instances are lost, and the next run starts a fresh sandbox.',
  flood: `Stopped: the code produced more output than one run may. It was blocked. Print less, or make fewer calls at once. ${freshSandboxMessage}`,
  forged: `Stopped: the code wrote to the sandbox’s own connection something that is not a LoopBack call. It was blocked. ${freshSandboxMessage}`,
};

/** Says why the gate ended the sandbox, and what to look for. */
export function describeBreach(breach: unknown): string {
  return breach === 'late' || breach === 'flood' ? breachMessages[breach] : breachMessages.forged;
}

export function toStopped(message: string, isTimeUp = false): TaskEnd {
  return { type: 'stopped', message, isTimeUp };
}

export const stoppedByUser: TaskEnd = toStopped(stoppedByUserMessage);

export const cancelled = (title: string): TaskEnd =>
  toStopped(`Cancelled before any rows were created. “${undoLabel(title)}” restores the previous rows.`);

/** Parses the worker's answer to a task. */
export function parseAnswer(data: unknown): TaskEnd {
  const answer = readAnswer(data);
  return answer === null
    ? toStopped(`Stopped: the sandbox sent an invalid reply. ${freshSandboxMessage}`)
    : { type: 'answer', answer };
}

/** The end of a task whose call failed. */
export function fromRpcError(error: Error): TaskEnd {
  if (error instanceof RpcError && error.code === 'CLOSED') return toStopped(crashedMessage);
  return toStopped(`Stopped: ${error.message.slice(0, outputLimits.reason)} ${freshSandboxMessage}`);
}

/** Whether the worker needs the files of the models again. */
export function needsFiles(end: TaskEnd): boolean {
  return end.type === 'answer' && !end.answer.ok && end.answer.error.code === filesMissing;
}

/** Adds the line of a syntax error, which the engine does not report but the editor's parser finds. */
export function withLine(end: TaskEnd, broken: BrokenPlace | null): TaskEnd {
  if (end.type === 'stopped' || end.answer.ok || broken === null) return end;
  const { answer } = end;
  if (answer.error.name !== 'SyntaxError') return end;
  const { line, message } = broken;
  const error = { ...answer.error, line, message: message ?? answer.error.message };
  return { type: 'answer', answer: { ...answer, error } };
}
