import { createStore } from 'zustand/vanilla';
import { shallow } from 'zustand/vanilla/shallow';
import {
  type Command,
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

/** What the editor shows to the world. Each field keeps its identity until it changes. */
export interface EditorState {
  readonly project: Project;
  readonly selection: Selection;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What undo would take back, as the run's `label` said it; null when there is nothing or it had none. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  /** What the change was that led to the project as it is; null where its run named none, and after undo and redo. */
  readonly changeKind: ChangeKind | null;
  /** The `step` of the gesture that is not over yet (see RunOptions); null while there is none. */
  readonly openStep: string | null;
  /** Whether the project can only be looked at; then there is nothing to undo or redo either. */
  readonly isReadOnly: boolean;
}

/** What listeners tell changes apart by: `import` brings files in. */
type ChangeKind = 'import';

/** What a project that is opened brings along: what was done and selected before. */
interface Opened {
  readonly steps?: HistorySteps | undefined;
  readonly selection?: Partial<Selection> | undefined;
}

interface RunOptions {
  readonly kind?: ChangeKind;
  /** For the undo button and the live region: "Rename Order". */
  readonly label?: string;
  /**
   * Names a gesture (`rename:model-3`, `drag`). While the step of that key is
   * open, each run starts from the project as it was when the step began and
   * replaces the step's result; the whole gesture is one undo step.
   */
  readonly step?: string;
  /** Whether every box stays where the command puts it, on others too: for a whole project that comes with its places. */
  readonly keepsPlaces?: boolean;
}

export interface EditorOptions extends Opened {
  readonly project: Project;
  /** Called when a change was refused because the project can only be looked at. */
  readonly onRefused?: () => void;
}

/** The document with its history and selection. Its store face (`getState`, `subscribe`) fits zustand's `useStore`. */
export interface Editor {
  getState(): EditorState;
  getInitialState(): EditorState;
  /** Calls back after every change with the state now and before; returns its own undoing. */
  subscribe(listener: (state: EditorState, previous: EditorState) => void): () => void;
  /**
   * The one door through which the project changes. What a command puts outside
   * of the canvas is brought to its border; what a box would cover because of it
   * makes room (see makeRoom). A command that returns
   * the same project makes no undo step. Returns the project as it is now:
   * unchanged while it can only be looked at.
   */
  run<Arguments>(command: Command<Arguments>, args: Arguments, options?: RunOptions): Project;
  /** Closes the open step, if any: on blur, at the end of a drag. One that ends where it began leaves no history. */
  endStep(): void;
  /** Takes the open step back to where it began and closes it: Escape while renaming or dragging. */
  cancelStep(): void;
  /** Takes the last step back; an open one is closed first. */
  undo(): void;
  redo(): void;
  /** Opens another project, with the history and the selection that it brings; empty ones unless told. */
  load(project: Project, opened?: Opened): void;
  /** What can be undone and redone, to be kept with the project. An open step counts as closed. */
  steps(): HistorySteps;
  /** Shuts the door for changes, or opens it again. An open step is closed first. */
  setReadOnly(isReadOnly: boolean): void;
  /** For what would change the project later: says now why it will not, and returns whether that is so. */
  refuseIfReadOnly(): boolean;
  /** Replaces the selection; what is left out is not selected, what does not exist is ignored. */
  select(selection: Partial<Selection>): void;
  /** Adds the model to the selected ones or takes it out; what else is selected stays. */
  toggle(modelId: ModelId): void;
  clearSelection(): void;
}

/** Makes an editor for one project. No React, no DOM, no timers in here. */
export function createEditor(options: EditorOptions): Editor {
  const { project, onRefused } = options;
  let history = createHistory(project, options.steps);
  let isReadOnly = false;
  let changeKind: ChangeKind | null = null;
  const store = createStore<EditorState>()(() =>
    toState(history, toSelection(options.selection ?? emptySelection, project), { isReadOnly, changeKind }),
  );

  function go(next: History, { selection, kind = null }: Going = {}): void {
    history = next;
    const now = store.getState();
    const followed = selection ?? followSelection(now.selection, now.project, next.present);
    if (next.present !== now.project) changeKind = kind;
    const state = toState(next, followed, { isReadOnly, changeKind });
    if (!shallow(now, state)) store.setState(state, true);
  }

  function refuseIfReadOnly(): boolean {
    if (isReadOnly) onRefused?.();
    return isReadOnly;
  }

  function goUnlessReadOnly(move: (before: History) => History, going: Going = {}): void {
    if (!refuseIfReadOnly()) go(move(history), going);
  }

  function select(wish: Partial<Selection>): void {
    const now = store.getState();
    const selection = toSelection(wish, now.project);
    if (!isSameSelection(now.selection, selection)) store.setState({ selection });
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    run(command, args, runOptions = {}) {
      const { kind = null, keepsPlaces = false } = runOptions;
      const apply = (from: Project): Project => inCanvas(command(from, args), from, keepsPlaces);
      goUnlessReadOnly((before) => change(before, apply, runOptions), { kind });
      return store.getState().project;
    },
    endStep: () => go(settleStep(history)),
    cancelStep: () => go(dropStep(history)),
    undo: () => goUnlessReadOnly(moveBack),
    redo: () => goUnlessReadOnly(moveForward),
    load: (loaded, { steps = noSteps, selection = emptySelection } = {}) =>
      go(createHistory(loaded, steps), { selection: toSelection(selection, loaded) }),
    steps: () => stepsOf(history),
    setReadOnly(wanted) {
      isReadOnly = wanted;
      go(settleStep(history));
    },
    refuseIfReadOnly,
    select,
    toggle(modelId) {
      const { selection } = store.getState();
      const rest = selection.models.filter((id) => id !== modelId);
      const isTakenOut = rest.length < selection.models.length;
      select({ ...selection, models: isTakenOut ? rest : [...selection.models, modelId] });
    },
    clearSelection: () => select(emptySelection),
  };
}

/** The result of a command, with nothing outside of the canvas, and no box on another because of it unless places are kept. */
function inCanvas(result: Project, from: Project, keepsPlaces: boolean): Project {
  if (result === from) return from;
  return withinCanvas(keepsPlaces ? result : makeRoom(from, result));
}

/** What comes with another history. */
interface Going {
  readonly selection?: Selection;
  readonly kind?: ChangeKind | null;
}

function toState(
  history: History,
  selection: Selection,
  { isReadOnly, changeKind }: Pick<EditorState, 'isReadOnly' | 'changeKind'>,
): EditorState {
  const { present, step } = history;
  // An open step counts as one to undo as soon as it changed something; until then nothing is lost to redo.
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
    changeKind,
    openStep: step?.key ?? null,
    isReadOnly,
  };
}
