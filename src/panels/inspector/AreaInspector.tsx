import { Table2, Trash2 } from 'lucide-react';
import { useEditor, useEditorActions } from '../../editor/index.ts';
import { areaColours, contentOfArea, findModel, removeItems, updateArea } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { Swatches } from '../../ui/Swatches.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Editable } from '../Editable.tsx';
import styles from './Inspector.module.css';

/** An area: its title, its colour and the models that it holds. */
export function AreaInspector({ areaId }: { areaId: string }) {
  const editor = useEditorActions();
  const project = useEditor((state) => state.project);
  const area = project.areas.find(({ id }) => id === areaId);
  if (area === undefined) return null;
  const content = contentOfArea(project, areaId);
  const rename = (text: string): boolean => {
    const options = { step: `area:${areaId}`, label: 'Rename area' };
    editor.run(updateArea, { areaId, changes: { name: text.trim() } }, options);
    return text === text.trim();
  };
  return (
    <>
      <header className={styles['heading']}>
        <p className={styles['kind']}>Area</p>
        <Editable>
          <TextField
            isBare
            className={styles['nameField']}
            aria-label="Area title"
            placeholder="No title"
            value={area.name}
            onType={rename}
            onDone={() => editor.endStep()}
            onCancel={() => editor.cancelStep()}
          />
          <Swatches
            label="Colour"
            colours={areaColours}
            value={area.colour}
            onChoose={(colour) =>
              editor.run(updateArea, { areaId, changes: { colour } }, { label: 'Colour area' })
            }
          />
        </Editable>
      </header>
      <Section title={`Models (${content.models.length})`}>
        <ul aria-label={`Models in ${area.name}`}>
          {content.models.map((modelId) => (
            <li key={modelId}>
              <button
                type="button"
                className={styles['relation']}
                onClick={() => editor.select({ models: [modelId] })}
              >
                <Table2 size={13} />
                {findModel(project, modelId)?.definition.name}
              </button>
            </li>
          ))}
        </ul>
        <p className={styles['hint']}>
          A model belongs to the area while its middle lies in it. The area takes its models and notes along
          when it is moved; deleting it leaves them where they are.
        </p>
      </Section>
      <footer className={styles['actions']}>
        <Button
          look="outlined"
          disabled={content.models.length === 0}
          onClick={() => editor.select({ models: content.models })}
        >
          Select its models
        </Button>
        <Editable>
          <Button
            look="danger"
            onClick={() => editor.run(removeItems, { areas: [areaId] }, { label: 'Delete area' })}
          >
            <Trash2 size={14} /> Delete area
          </Button>
        </Editable>
      </footer>
    </>
  );
}
