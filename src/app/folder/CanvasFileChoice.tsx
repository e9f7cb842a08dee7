import { useEditor, useEditorActions } from '../../editor/index.ts';
import { canvasFilePath, keepCanvasFile } from '../../model/index.ts';
import type { ProjectFolder } from './projectFolder.ts';
import styles from './SaveReview.module.css';

interface CanvasFileChoiceProps {
  readonly folder: ProjectFolder;
  readonly isDisabled: boolean;
}

/** Chooses whether the canvas is saved beside the models, and compares again. */
export function CanvasFileChoice({ folder, isDisabled }: CanvasFileChoiceProps) {
  const editor = useEditorActions();
  const isKept = useEditor(({ project }) => project.canvasFile !== undefined);
  return (
    <label className={styles['canvasFile']}>
      <input
        type="checkbox"
        checked={isKept}
        disabled={isDisabled}
        onChange={({ target }) => {
          const options = { label: 'Choose where the canvas is kept', keepsPositions: true };
          editor.run(keepCanvasFile, { isKept: target.checked }, options);
          void folder.compare();
        }}
      />
      <span>
        Keep positions, areas and notes in <code>{canvasFilePath}</code>, which LoopBack does not read
      </span>
    </label>
  );
}
