import { Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { type EditorState, type Selection, useEditor, useEditorActions } from '../../editor/index.ts';
import { countOf } from '../../lib/countOf.ts';
import type { CanvasItems } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { Editable } from '../Editable.tsx';
import styles from './Inspector.module.css';

export interface ArrangeAction {
  readonly id: string;
  readonly label: string;
  readonly isEnabled: (state: EditorState) => boolean;
  readonly run: () => void;
}

interface SelectionInspectorProps {
  readonly selection: Selection;
  readonly arranging: readonly ArrangeAction[];
  readonly onDelete: (items: CanvasItems) => void;
}

/** Shows the actions for several selected models, areas or notes. */
export function SelectionInspector({ selection, arranging, onDelete }: SelectionInspectorProps) {
  const editor = useEditorActions();
  const state = editor.getState();
  const { models, areas, notes } = selection;
  const project = useEditor((now) => now.project);
  const selected = useMemo(() => new Set(models), [models]);
  const names = useMemo(
    () => project.models.filter(({ id }) => selected.has(id)).map(({ definition }) => definition.name),
    [project, selected],
  );
  const title = titleOf(selection);
  return (
    <>
      <header className={styles['heading']}>
        <p className={styles['kind']}>Selection</p>
        <h2 className={styles['title']}>{title}</h2>
        <p className={styles['muted']}>{listNames(names)}</p>
      </header>
      <Section title="Arrange">
        <div className={styles['buttons']}>
          {arranging.map((action) => (
            <Button
              key={action.id}
              look="outlined"
              disabled={!action.isEnabled(state)}
              onClick={() => action.run()}
            >
              {action.label}
            </Button>
          ))}
        </div>
      </Section>
      <footer className={styles['actions']}>
        <Editable>
          <Button look="danger" onClick={() => onDelete({ models, areas, notes })}>
            <Trash2 size={14} /> Delete {title}
          </Button>
        </Editable>
      </footer>
    </>
  );
}

function titleOf({ models, areas, notes }: Selection): string {
  const parts = [
    [models.length, 'model'],
    [areas.length, 'area'],
    [notes.length, 'note'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, kind]) => countOf(count, kind))
    .join(', ');
}

/** Nobody reads more names than this. */
const MOST_NAMES = 200;

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  const left = names.length - MOST_NAMES;
  return left > 0 ? `${shown} and ${left.toLocaleString('en')} more` : shown;
}
