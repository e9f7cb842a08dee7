import { useEditorActions, useProjectFiles } from '../../editor/index.ts';
import { allRelations, renameProject } from '../../model/index.ts';
import { Section } from '../../ui/Section.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useCoarsePointer } from '../../ui/useCoarsePointer.ts';
import { Editable } from '../Editable.tsx';
import styles from './Inspector.module.css';

/** The project while nothing is selected. */
export function ProjectInspector() {
  const editor = useEditorActions();
  const project = useProjectFiles();
  const relations = allRelations(project);
  const isTouched = useCoarsePointer();
  return (
    <>
      <header className={styles['heading']}>
        <p className={styles['kind']}>Project</p>
        <Editable>
          <TextField
            isBare
            className={styles['nameField']}
            aria-label="Project name"
            value={project.name}
            onType={(name) => {
              if (name.trim() === '') return 'refused';
              editor.run(renameProject, { name }, { step: 'project-name', label: 'Rename project' });
              return true;
            }}
            onDone={() => editor.endStep()}
            onCancel={() => editor.cancelStep()}
          />
        </Editable>
      </header>
      <Section title="Contents">
        <dl className={styles['facts']}>
          <dt>Models</dt>
          <dd>{project.models.length}</dd>
          <dt>Relations</dt>
          <dd>{relations.length}</dd>
          <dt>model-config.json</dt>
          <dd>{project.modelConfig === null ? 'created on export' : project.modelConfig.path}</dd>
        </dl>
      </Section>
      <Section title="How it works">
        <p className={styles['hint']}>
          Drag {isTouched ? 'with a finger ' : ''}from the handle at a model’s right edge to another model:
          this adds a hasMany relation, and the foreign key appears where LoopBack adds it.
        </p>
        <p className={styles['hint']}>
          {isTouched ? 'Tap the canvas twice' : 'Double-click the canvas'} for a new model, a title or a
          property to edit it in place. Select a model or an edge to see all of it here.
        </p>
      </Section>
    </>
  );
}
