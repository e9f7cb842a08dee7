import { Panel } from '@xyflow/react';
import { Trash2 } from 'lucide-react';
import { countItems, useEditor, useEditorActions } from '../../editor/index.ts';
import { areaColours, removeItems, updateArea } from '../../model/index.ts';
import { Swatches } from '../../ui/Swatches.tsx';
import styles from '../KindBar.module.css';

/** The toolbar of the selected area; nothing where anything else is selected. */
export function AreaBar() {
  const editor = useEditorActions();
  const area = useEditor(({ project, selection }) =>
    countItems(selection) === 1 ? project.areas.find(({ id }) => id === selection.areas[0]) : undefined,
  );
  const isReadOnly = useEditor((state) => state.isReadOnly);
  if (area === undefined || isReadOnly) return null;
  const { id, name, colour } = area;
  return (
    <Panel position="bottom-center">
      <div className={styles['bar']} role="toolbar" aria-label={`Area ${name}`}>
        <Swatches
          label="Colour"
          colours={areaColours}
          value={colour}
          onChoose={(chosen) =>
            editor.run(updateArea, { areaId: id, changes: { colour: chosen } }, { label: 'Colour area' })
          }
        />
        <button
          type="button"
          className={styles['choice']}
          aria-label={`Delete area ${name}`}
          title="Delete the area; its models stay"
          onClick={() => editor.run(removeItems, { areas: [id] }, { label: 'Delete area' })}
        >
          <Trash2 size={12} />
        </button>
      </div>
    </Panel>
  );
}
