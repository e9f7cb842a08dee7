import { Suspense, useLayoutEffect, useRef } from 'react';
import { countItems, type SharedKeyRelation, useEditor, useProjectFiles } from '../../editor/index.ts';
import { type CanvasItems, type ModelId, resolveRelation } from '../../model/index.ts';
import { latePart } from '../../ui/latePart.tsx';
import styles from './Inspector.module.css';
import type { InspectorTab } from './inspectorTab.ts';
import { ProjectInspector } from './ProjectInspector.tsx';
import type { ArrangeAction } from './SelectionInspector.tsx';

// Loaded when something is first selected.
const ModelInspector = latePart({
  name: 'The inspector',
  load: async () => (await import('./ModelInspector.tsx')).ModelInspector,
});
const RelationInspector = latePart({
  name: 'The inspector',
  load: async () => (await import('./RelationInspector.tsx')).RelationInspector,
});

const SelectionInspector = latePart({
  name: 'The inspector',
  load: async () => (await import('./SelectionInspector.tsx')).SelectionInspector,
});
const AreaInspector = latePart({
  name: 'The inspector',
  load: async () => (await import('./AreaInspector.tsx')).AreaInspector,
});
const NoteInspector = latePart({
  name: 'The inspector',
  load: async () => (await import('./NoteInspector.tsx')).NoteInspector,
});

interface InspectorProps {
  readonly onDownload: (modelId: ModelId) => void;
  readonly onSharedKey: (twin: SharedKeyRelation) => void;
  /** Removes models, areas and notes, and reports the relations that are lost. */
  readonly onDelete: (items: CanvasItems) => void;
  /** The actions for several models, shown as buttons. */
  readonly arranging: readonly ArrangeAction[];
}

/** Shows the selection in full: a relation, a model, an area, a note, several of these, or the project. */
export function Inspector({ onDownload, onSharedKey, onDelete, arranging }: InspectorProps) {
  const project = useProjectFiles();
  const selection = useEditor((state) => state.selection);
  const relation = selection.relation === null ? null : resolveRelation(project, selection.relation);
  const {
    models: [modelId],
    areas: [areaId],
    notes: [noteId],
  } = selection;
  const shown = useRef<HTMLElement>(null);
  const tabMemory = useRef<InspectorTab>('fields');
  const { models, areas, notes } = selection;
  const kind = relation !== null ? 'relation' : JSON.stringify([models.length, areas.length, notes.length]);
  const what = JSON.stringify([models, areas, notes, selection.relation]);
  const lastKind = useRef(kind);
  // biome-ignore lint/correctness/useExhaustiveDependencies: something else is shown, which begins at its top
  useLayoutEffect(() => {
    const inspector = shown.current;
    if (inspector === null) return;
    // A relation renamed here is still the same relation to edit.
    if (lastKind.current !== kind || !inspector.contains(document.activeElement)) inspector.scrollTop = 0;
    lastKind.current = kind;
  }, [what]);
  return (
    <aside ref={shown} className={styles['inspector']} aria-label="Inspector">
      <Suspense>
        {relation !== null ? (
          <RelationInspector
            key={`${relation.ref.modelId} relation`}
            relation={relation}
            tabMemory={tabMemory}
          />
        ) : countItems(selection) > 1 ? (
          <SelectionInspector selection={selection} arranging={arranging} onDelete={onDelete} />
        ) : modelId !== undefined ? (
          <ModelInspector
            key={modelId}
            modelId={modelId}
            property={selection.property}
            tabMemory={tabMemory}
            onDownload={onDownload}
            onSharedKey={onSharedKey}
            onDelete={() => onDelete({ models: [modelId], areas: [], notes: [] })}
          />
        ) : areaId !== undefined ? (
          <AreaInspector key={areaId} areaId={areaId} />
        ) : noteId !== undefined ? (
          <NoteInspector key={noteId} noteId={noteId} />
        ) : (
          <ProjectInspector />
        )}
      </Suspense>
    </aside>
  );
}
