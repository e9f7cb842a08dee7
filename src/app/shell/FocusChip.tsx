import { ChevronsLeftRight, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { focusedModels } from '../../canvas/index.ts';
import type { Selection } from '../../editor/index.ts';
import { useEditor } from '../../editor/index.ts';
import { shorten } from '../../lib/shorten.ts';
import { allRelations, findModel, type Project, resolveRelation } from '../../model/index.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { shownShortcut } from '../../ui/keyCombo.ts';
import { findAction } from '../actions/actions.ts';
import { boundsInFocus, showFocused } from '../actions/focusActions.ts';
import { useServices } from '../start/services.ts';
import styles from './FocusChip.module.css';

/** Says that focus mode is on and what it shows, grows it, and ends it; brings what it shows into view. */
export function FocusChip() {
  const services = useServices();
  const { actions, viewOptions, view } = services;
  const { focusSteps } = useStore(viewOptions);
  const project = useEditor((state) => state.project);
  const selection = useEditor((state) => state.selection);
  const relations = allRelations(project);
  const focused = focusedModels(relations, selection, focusSteps);
  const canGrow = focused !== null && isSmaller(focused, focusedModels(relations, selection, focusSteps + 1));
  const shown = focused === null ? '' : [...focused].toSorted().join(' ');
  const before = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other models are in focus
  useEffect(() => {
    const isNewOrGrown = before.current !== focusSteps;
    before.current = focusSteps;
    const box = boundsInFocus(services);
    if (box === null) return;
    // What is in view stays where it is, under the pointer.
    if (isNewOrGrown || view.getState().canvas?.isInView(box, 'whole') === false) showFocused(services);
  }, [shown, focusSteps]);

  const grow = findAction(actions, 'growFocus');
  const end = findAction(actions, 'clearSelection');
  return (
    <div className={styles['chip']} role="status">
      <span className={styles['text']}>{describeFocus(project, selection, focused?.size ?? 0)}</span>
      <IconButton
        label={grow.label}
        size="small"
        shortcut={shownShortcut(grow.shortcuts)}
        disabled={!canGrow}
        onClick={() => grow.run()}
      >
        <ChevronsLeftRight size={14} />
      </IconButton>
      <IconButton
        label="End the focus"
        size="small"
        shortcut={shownShortcut(end.shortcuts)}
        onClick={() => viewOptions.setState({ isFocused: false })}
      >
        <X size={14} />
      </IconButton>
      <kbd className={styles['key']}>Esc</kbd>
    </div>
  );
}

const isSmaller = (one: ReadonlySet<string>, other: ReadonlySet<string> | null): boolean =>
  other !== null && one.size < other.size;

/** Describes what is in focus: `Focus: Carrier + 3`. */
export function describeFocus(
  project: Project,
  { models, relation }: Pick<Selection, 'models' | 'relation'>,
  count: number,
): string {
  if (count === 0) return 'Focus: select a model';
  const nameOf = (id: string): string => shorten(findModel(project, id)?.definition.name ?? '', 40);
  const [first] = models;
  if (relation !== null) {
    const name = `${nameOf(relation.modelId)}.${shorten(relation.name, 40)}`;
    const found = resolveRelation(project, relation);
    // A relation may lead to its own model, or to none in the project.
    const ends = found?.target && found.target !== found.owner ? 2 : 1;
    return count > ends ? `Focus: ${name} + ${count - ends}` : `Focus: ${name}`;
  }
  const named = models.length === 1 && first !== undefined ? nameOf(first) : `${models.length} models`;
  const others = count - models.length;
  return others > 0 ? `Focus: ${named} + ${others}` : `Focus: ${named}`;
}
