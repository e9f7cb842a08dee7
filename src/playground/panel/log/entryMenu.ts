import { isJoinId } from '../../../model/index.ts';
import type { MenuGroupList, MenuItem } from '../../../ui/menuItem.ts';
import type { DesignModel } from '../design/design.ts';
import { copyWithNotice } from '../session/copyWithNotice.ts';
import type { LogActions } from './LogItem.tsx';
import type { LogEntry } from './logState.ts';

interface EntryMenuOptions {
  readonly entry: LogEntry;
  readonly actions: LogActions;
  readonly design: readonly DesignModel[];
  readonly onShowModel: (modelId: string) => void;
  /** Shows a notice that is not an entry of the log. */
  readonly onNotice: (text: string) => void;
}

/** The most models that a menu leads to. */
const MOST_MODELS = 5;

/** The context menu of an entry of the log. */
export function entryMenu({
  entry,
  actions,
  design,
  onShowModel,
  onNotice,
}: EntryMenuOptions): MenuGroupList {
  const { isRunning, style } = actions;
  const { call, title, undo, isUndone } = entry;
  const isRun = entry.task === 'run';
  const code = call === null ? title : call[style];
  const run: readonly MenuItem[] = [
    {
      id: 'runAgain',
      label: 'Run again',
      isDisabled: isRunning,
      onSelect: () => actions.runAgain(entry),
    },
    { id: 'copyCode', label: 'Copy code', onSelect: () => copyWithNotice(code, onNotice) },
    { id: 'toSnippet', label: 'Save as snippet', onSelect: () => actions.toSnippet(entry) },
  ];
  const turn: readonly MenuItem[] =
    undo === null || 'why' in undo
      ? []
      : [
          {
            id: 'turn',
            label: isUndone ? 'Redo its changes' : 'Undo its changes',
            isDisabled: isRunning,
            onSelect: () => actions.undoOrRedo(entry),
          },
        ];
  const shown = modelsOf(entry, design).map(
    ({ id, name }): MenuItem => ({
      id: `show ${id}`,
      label: `Show ${name} in the design`,
      onSelect: () => onShowModel(id),
    }),
  );
  return [
    isRun ? run : [{ id: 'copyTitle', label: 'Copy', onSelect: () => copyWithNotice(title, onNotice) }],
    turn,
    shown,
  ];
}

/** Returns the models whose rows an entry changed, and those that its code names. */
export function modelsOf(entry: LogEntry, design: readonly DesignModel[]): readonly DesignModel[] {
  const changed = new Set(entry.changes.models.map(({ model }) => model));
  const words = new Set(entry.title.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu));
  const found = design.filter(({ id, name }) => !isJoinId(id) && (changed.has(name) || words.has(name)));
  return found.slice(0, MOST_MODELS);
}
