import { createStore } from 'zustand/vanilla';
import type { Command, ModelId, Project } from '../model/index.ts';
import {
  change,
  createHistory,
  dropStep,
  type History,
  moveBack,
  moveForward,
  settleStep,
} from './history.ts';
import {
  emptySelection,
  followSelection,
  isSameSelection,
  type Selection,
  toSelection,
} from './selection.ts';

/** Enough for a long session; projects share structure, so a step costs what it changed. */
const DEFAULT_HISTORY_LIMIT = 500;

/** What the editor shows to the world. Each field keeps its identity until it changes. */
export interface EditorState {
  readonly project: Project;
  readonly selection: Selection;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What undo would take back, as the run's `label` said it; null when there is nothing or it had none. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
}

export interface RunOptions {
  /** For the undo button and the live region: "Rename Order". */
  readonly label?: string;
  /**
   * Names a gesture (`rename:model-3`, `drag`). While the step of that key is
   * open, each run starts from the project as it was when the step began and
   * replaces the step's result; the whole gesture is one undo step.
   */
  readonly step?: string;
}

export interface EditorOptions {
  readonly project: Project;
  /** How many steps can be undone; 500 unless told. */
  readonly historyLimit?: number;
}

/** The document with its history and selection. Its store face (`getState`, `subscribe`) fits zustand's `useStore`. */
export interface Editor {
  getState(): EditorState;
  getInitialState(): EditorState;
  /** Calls back after every change with the state now and before; returns its own undoing. */
  subscribe(listener: (state: EditorState, previous: EditorState) => void): () => void;
  /**
   * The one door through which the project changes. A command that gives back
   * the same project makes no undo step. Returns the project as it is now.
   */
  run<Arguments>(command: Command<Arguments>, args: Arguments, options?: RunOptions): Project;
  /** Closes the open step, if any: on blur, at the end of a drag. One that ends where it began leaves no history. */
  endStep(): void;
  /** Takes the open step back to where it began and closes it: Escape while renaming or dragging. */
  cancelStep(): void;
  /** Takes the last step back; an open one is closed first. */
  undo(): void;
  redo(): void;
  /** Opens another project: history and selection are empty afterwards. */
  load(project: Project): void;
  /** Replaces the selection; what is left out is not selected, what does not exist is ignored. */
  select(selection: Partial<Selection>): void;
  /** Adds the model to the selected ones or takes it out; a selected relation stays. */
  toggle(modelId: ModelId): void;
  clearSelection(): void;
}

/** Makes an editor for one project. No React, no DOM, no timers in here. */
export function createEditor({ project, historyLimit = DEFAULT_HISTORY_LIMIT }: EditorOptions): Editor {
  let history = createHistory(project, historyLimit);
  const store = createStore<EditorState>()(() => toState(history, emptySelection));

  function go(next: History, selection?: Selection): void {
    history = next;
    const now = store.getState();
    const followed = selection ?? followSelection(now.selection, now.project, next.present);
    const state = toState(next, followed);
    if (!isSameState(now, state)) store.setState(state, true);
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
    run(command, args, options = {}) {
      go(change(history, (before) => command(before, args), options));
      return store.getState().project;
    },
    endStep: () => go(settleStep(history)),
    cancelStep: () => go(dropStep(history)),
    undo: () => go(moveBack(history)),
    redo: () => go(moveForward(history)),
    load: (loaded) => go(createHistory(loaded, historyLimit), emptySelection),
    select,
    toggle(modelId) {
      const { models, relation } = store.getState().selection;
      const rest = models.filter((id) => id !== modelId);
      select({ models: rest.length < models.length ? rest : [...models, modelId], relation });
    },
    clearSelection: () => select(emptySelection),
  };
}

function toState(history: History, selection: Selection): EditorState {
  const { present, step } = history;
  // An open step counts as one to undo as soon as it changed something; until then nothing is lost to redo.
  const changing = step !== null && step.project !== present ? step : null;
  const undoable = changing ?? history.past.at(-1);
  const redoable = changing === null ? history.future.at(-1) : undefined;
  return {
    project: present,
    selection,
    canUndo: undoable !== undefined,
    canRedo: redoable !== undefined,
    undoLabel: undoable?.label ?? null,
    redoLabel: redoable?.label ?? null,
  };
}

function isSameState(one: EditorState, other: EditorState): boolean {
  return (
    one.project === other.project &&
    one.selection === other.selection &&
    one.canUndo === other.canUndo &&
    one.canRedo === other.canRedo &&
    one.undoLabel === other.undoLabel &&
    one.redoLabel === other.redoLabel
  );
}
