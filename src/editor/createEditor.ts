import { createStore } from 'zustand/vanilla';
import { shallow } from 'zustand/vanilla/shallow';
import {
  type Command,
  followUnfolded,
  type HistorySteps,
  type ModelId,
  makeRoom,
  type Project,
  withinCanvas,
} from '../model/index.ts';
import {
  change,
  createHistory,
  dropStep,
  type History,
  moveBack,
  moveForward,
  noSteps,
  settleStep,
  stepsOf,
} from './history.ts';
import {
  emptySelection,
  followSelection,
  isSameSelection,
  type Selection,
  toSelection,
} from './selection.ts';

/** The public state of the editor. Each field keeps its identity until it changes. */
export interface EditorState {
  readonly project: Project;
  readonly selection: Selection;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The label of the step that undo would undo; null if there is no such step or it has no label. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  /** The kind of the last change of the project; null if its run gave none, and after undo and redo. */
  readonly changeKind: ChangeKind | null;
  /** The `step` of the gesture in progress (see RunOptions); null if there is none. */
  readonly openStep: string | null;
  /** Whether the project is read-only; then there is nothing to undo or redo either. */
  readonly isReadOnly: boolean;
  /** Whether a change waits that `postpone` took. */
  readonly isBehind: boolean;
}

/** Lets listeners distinguish kinds of change: `import` adds models from files. */
type ChangeKind = 'import';

/** The stored state of an opened project: its undo steps and its selection. */
interface RestoredState {
  readonly steps?: HistorySteps | undefined;
  readonly selection?: Partial<Selection> | undefined;
}

interface RunOptions {
  readonly kind?: ChangeKind;
  /** Shown by the undo button and the live region: "Rename Order". */
  readonly label?: string;
  /**
   * Names a gesture (`rename:model-3`, `drag`). While the step with that key is
   * open, each run starts from the project as it was when the step began and
   * replaces the result of the step; the whole gesture is one undo step.
   */
  readonly step?: string;
  /** Whether every box stays where the command puts it, even on top of others: for a whole project with a layout. */
  readonly keepsPositions?: boolean;
}

export interface EditorOptions extends RestoredState {
  readonly project: Project;
  /** Called when a change was refused because the project is read-only. */
  readonly onRefused?: () => void;
}

/** The project with its history and selection. `getState` and `subscribe` make it a store for zustand's `useStore`. */
export interface Editor {
  getState(): EditorState;
  getInitialState(): EditorState;
  /** Calls the listener after every change with the state and the previous state; returns a function that unsubscribes. */
  subscribe(listener: (state: EditorState, previous: EditorState) => void): () => void;
  /**
   * Runs a command: the only way to change the project. Items that the command
   * puts outside the canvas are moved to its border; boxes that it would cover
   * make room (see makeRoom). A command that returns the same project adds no
   * undo step. Returns the current project, unchanged while it is read-only.
   */
  run<Arguments>(command: Command<Arguments>, args: Arguments, options?: RunOptions): Project;
  /**
   * Takes a change that may wait until the page has shown what was typed, instead of an earlier one. It happens in
   * `catchUp`, at the latest before the next change of the project; `cancelStep` drops it.
   *
   * @param apply calls `run`
   */
  postpone(apply: () => void): void;
  /** Makes the change that waits, if any. */
  catchUp(): void;
  /** Closes the open step, if any: on blur, or at the end of a drag. A step that changed nothing leaves no history. */
  endStep(): void;
  /** Undoes the open step and closes it without a trace: Escape while renaming or dragging. */
  cancelStep(): void;
  /** Undoes the last step; an open one is closed first. */
  undo(): void;
  redo(): void;
  /** Replaces the project, its history and its selection; both are empty by default. */
  load(project: Project, restored?: RestoredState): void;
  /** Returns the steps to undo and redo, to store with the project. An open step counts as closed. */
  steps(): HistorySteps;
  /** Makes the project read-only or editable. An open step is closed first. */
  setReadOnly(isReadOnly: boolean): void;
  /** Reports the refusal now if the project is read-only, before work that would change it later; returns whether it is. */
  refuseIfReadOnly(): boolean;
  /** Replaces the selection; missing fields select nothing, and items that do not exist are ignored. */
  select(selection: Partial<Selection>): void;
  /** Adds the model to the selection or removes it; the rest of the selection stays. */
  toggle(modelId: ModelId): void;
  clearSelection(): void;
}

/** Creates an editor for a project. It is independent of React, the DOM and timers. */
export function createEditor(options: EditorOptions): Editor {
  const { project, onRefused } = options;
  let history = createHistory(project, options.steps);
  let isReadOnly = false;
  let changeKind: ChangeKind | null = null;
  let waiting: (() => void) | null = null;
  const store = createStore<EditorState>()(() =>
    toState(history, toSelection(options.selection ?? emptySelection, project), {
      isReadOnly,
      changeKind,
      isBehind: false,
    }),
  );

  function commit(move: (before: History) => History, { selection, kind = null }: CommitOptions = {}): void {
    if (waiting !== null) catchUp();
    history = move(history);
    const { present } = history;
    const now = store.getState();
    const followed = selection ?? followSelection(now.selection, now.project, present);
    if (present !== now.project) changeKind = kind;
    const state = toState(history, followed, { isReadOnly, changeKind, isBehind: false });
    if (!shallow(now, state)) store.setState(state, true);
  }

  function catchUp(): void {
    const apply = waiting;
    waiting = null;
    apply?.();
    // What was typed may change nothing.
    if (store.getState().isBehind) store.setState({ isBehind: false });
  }

  function refuseIfReadOnly(): boolean {
    if (isReadOnly) onRefused?.();
    return isReadOnly;
  }

  function commitIfWritable(move: (before: History) => History, commitOptions: CommitOptions = {}): void {
    if (!refuseIfReadOnly()) commit(move, commitOptions);
  }

  function select(requested: Partial<Selection>): void {
    const now = store.getState();
    const selection = toSelection(requested, now.project);
    if (!isSameSelection(now.selection, selection)) store.setState({ selection });
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    run(command, args, runOptions = {}) {
      const { kind = null, keepsPositions = false } = runOptions;
      const apply = (from: Project): Project => fitToCanvas(command(from, args), from, keepsPositions);
      commitIfWritable((before) => change(before, apply, runOptions), { kind });
      return store.getState().project;
    },
    postpone(apply) {
      if (refuseIfReadOnly()) return;
      waiting = apply;
      store.setState({ isBehind: true });
    },
    catchUp,
    endStep: () => commit(settleStep),
    cancelStep() {
      waiting = null;
      commit(dropStep);
    },
    undo: () => commitIfWritable(moveBack),
    redo: () => commitIfWritable(moveForward),
    load: (loaded, { steps = noSteps, selection = emptySelection } = {}) =>
      commit(() => createHistory(loaded, steps), { selection: toSelection(selection, loaded) }),
    steps: () => stepsOf(history),
    setReadOnly(value) {
      catchUp();
      isReadOnly = value;
      commit(settleStep);
    },
    refuseIfReadOnly,
    select,
    toggle(modelId) {
      const { selection } = store.getState();
      const rest = selection.models.filter((id) => id !== modelId);
      const isRemoved = rest.length < selection.models.length;
      select({ ...selection, models: isRemoved ? rest : [...selection.models, modelId] });
    },
    clearSelection: () => select(emptySelection),
  };
}

/** Returns the result of a command, moved inside the canvas; boxes that it covers make room unless positions are kept. */
function fitToCanvas(result: Project, from: Project, keepsPositions: boolean): Project {
  if (result === from) return from;
  const followed = followUnfolded(from, result);
  return withinCanvas(keepsPositions ? followed : makeRoom(from, followed));
}

/** Options for committing a new history. */
interface CommitOptions {
  readonly selection?: Selection;
  readonly kind?: ChangeKind | null;
}

function toState(
  history: History,
  selection: Selection,
  others: Pick<EditorState, 'isReadOnly' | 'changeKind' | 'isBehind'>,
): EditorState {
  const { present, step } = history;
  const { isReadOnly } = others;
  // An open step can be undone as soon as it changed something; until then redo is still possible.
  const changing = step !== null && step.project !== present ? step : null;
  const undoable = isReadOnly ? undefined : (changing ?? history.past.at(-1));
  const redoable = isReadOnly || changing !== null ? undefined : history.future.at(-1);
  return {
    project: present,
    selection,
    canUndo: undoable !== undefined,
    canRedo: redoable !== undefined,
    undoLabel: undoable?.label ?? null,
    redoLabel: redoable?.label ?? null,
    openStep: step?.key ?? null,
    ...others,
  };
}
