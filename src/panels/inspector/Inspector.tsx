import { Trash2 } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { type EditorState, type TwinRelation, useEditor, useEditorActions } from '../../editor/index.ts';
import { type ModelId, removeModels, resolveRelation } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import styles from './Inspector.module.css';
import { ProjectInspector } from './ProjectInspector.tsx';

// Loaded when something is first selected.
const ModelInspector = lazy(() =>
  import('./ModelInspector.tsx').then(({ ModelInspector }) => ({ default: ModelInspector })),
);
const RelationInspector = lazy(() =>
  import('./RelationInspector.tsx').then(({ RelationInspector }) => ({ default: RelationInspector })),
);

interface InspectorProps {
  readonly onDownload: (modelId: ModelId) => void;
  readonly onTwin: (twin: TwinRelation) => void;
  /** What can be done with several models: shown as buttons. */
  readonly arranging: readonly ArrangeAction[];
}

export interface ArrangeAction {
  readonly id: string;
  readonly label: string;
  readonly isEnabled: (state: EditorState) => boolean;
  readonly run: () => void;
}

/** What is selected, in full: a relation, a model, several models, or the project. */
export function Inspector({ onDownload, onTwin, arranging }: InspectorProps) {
  const project = useEditor((state) => state.project);
  const selection = useEditor((state) => state.selection);
  const relation = selection.relation === null ? null : resolveRelation(project, selection.relation);
  const [modelId, another] = selection.models;
  return (
    <aside className={styles['inspector']} aria-label="Inspector">
      <Suspense>
        {relation !== null ? (
          <RelationInspector key={`${relation.ref.modelId} relation`} relation={relation} />
        ) : another !== undefined ? (
          <Several modelIds={selection.models} arranging={arranging} />
        ) : modelId !== undefined ? (
          <ModelInspector key={modelId} modelId={modelId} onDownload={onDownload} onTwin={onTwin} />
        ) : (
          <ProjectInspector />
        )}
      </Suspense>
    </aside>
  );
}

interface SeveralProps {
  readonly modelIds: readonly ModelId[];
  readonly arranging: readonly ArrangeAction[];
}

function Several({ modelIds, arranging }: SeveralProps) {
  const editor = useEditorActions();
  const state = editor.getState();
  const names = useEditor((state) => state.project)
    .models.filter((entry) => modelIds.includes(entry.id))
    .map((entry) => entry.definition.name);
  return (
    <>
      <header className={styles['heading']}>
        <p className={styles['kind']}>Selection</p>
        <h2 className={styles['title']}>{names.length} models</h2>
        <p className={styles['muted']}>{names.join(', ')}</p>
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
        <Button
          look="danger"
          onClick={() => editor.run(removeModels, { modelIds }, { label: 'Delete models' })}
        >
          <Trash2 size={14} /> Delete {names.length} models
        </Button>
      </footer>
    </>
  );
}
