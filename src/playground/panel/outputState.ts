import type { PlaygroundEvent, RunResult } from '../host/createPlayground.ts';

/** What the output area shows: the last run. */
export interface OutputState {
  readonly status: 'idle' | 'running' | 'over';
  /** What is running, or was. */
  readonly task: 'run' | 'reset';
  readonly events: readonly PlaygroundEvent[];
  readonly result: RunResult | null;
}

export type OutputAction =
  | { readonly type: 'start'; readonly task: OutputState['task'] }
  | { readonly type: 'events'; readonly events: readonly PlaygroundEvent[] }
  | { readonly type: 'end'; readonly result: RunResult }
  | { readonly type: 'clear' };

export const emptyOutput: OutputState = { status: 'idle', task: 'run', events: [], result: null };

export function reduceOutput(state: OutputState, action: OutputAction): OutputState {
  switch (action.type) {
    case 'start':
      return { status: 'running', task: action.task, events: [], result: null };
    case 'events':
      return { ...state, events: [...state.events, ...action.events] };
    case 'end':
      return { ...state, status: 'over', result: action.result };
    case 'clear':
      return emptyOutput;
  }
}
