import { Download, Trash2 } from 'lucide-react';
import { Suspense } from 'react';
import { type SharedKeyRelation, useModelRenaming, useProjectFiles } from '../../editor/index.ts';
import { describeProperties, type ModelEntry, type ModelId, printModelFile } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { CodeBlock } from '../../ui/CodeBlock.tsx';
import { latePart } from '../../ui/latePart.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Editable } from '../Editable.tsx';
import { ModelEndpoints } from './Endpoints.tsx';
import styles from './Inspector.module.css';
import { ModelKeys } from './ModelKeys.tsx';
import { ModelRelations } from './ModelRelations.tsx';
import { ModelSettings } from './ModelSettings.tsx';
import { PropertyList } from './PropertyList.tsx';

// CodeMirror is loaded when a model is first selected.
const ModelJson = latePart({
  name: 'The editor of the JSON',
  load: async () => (await import('../json/ModelJson.tsx')).ModelJson,
});

interface ModelInspectorProps {
  readonly modelId: ModelId;
  /** The name of its selected property. */
  readonly property: string | null;
  readonly onDownload: (modelId: ModelId) => void;
  readonly onSharedKey: (twin: SharedKeyRelation) => void;
  readonly onDelete: () => void;
}

/** A model in full. */
export function ModelInspector(props: ModelInspectorProps) {
  const { modelId, property, onDownload, onSharedKey, onDelete } = props;
  const project = useProjectFiles();
  const entry = project.models.find((model) => model.id === modelId);
  if (entry === undefined) return null;
  return (
    <>
      <header className={styles['heading']}>
        <p className={styles['kind']}>Model</p>
        <Editable>
          <ModelName entry={entry} />
        </Editable>
        <p className={styles['file']} title={entry.path}>
          {entry.path}
        </p>
      </header>
      <PropertyList modelId={modelId} properties={describeProperties(project, modelId)} selected={property} />
      <ModelRelations entry={entry} onSharedKey={onSharedKey} />
      <ModelSettings entry={entry} />
      <ModelKeys entry={entry} />
      <Section title="JSON">
        <Suspense fallback={<PrintedFile entry={entry} />}>
          <ModelJson entry={entry} property={property} />
        </Suspense>
      </Section>
      <ModelEndpoints key={modelId} modelId={modelId} />
      <footer className={styles['actions']}>
        <Button look="outlined" onClick={() => onDownload(modelId)}>
          <Download size={14} /> {entry.path.slice(entry.path.lastIndexOf('/') + 1)}
        </Button>
        <Editable>
          <Button look="danger" onClick={onDelete}>
            <Trash2 size={14} /> Delete model
          </Button>
        </Editable>
      </footer>
    </>
  );
}

/** Shown until the editor is loaded. */
function PrintedFile({ entry }: { entry: ModelEntry }) {
  return <CodeBlock label="model JSON" text={printModelFile(entry)} />;
}

function ModelName({ entry }: { entry: ModelEntry }) {
  const renaming = useModelRenaming(entry.id);
  return (
    <TextField
      isBare
      className={styles['nameField']}
      aria-label="Model name"
      value={entry.definition.name}
      onType={renaming.type}
      onDone={renaming.end}
      onCancel={renaming.cancel}
    />
  );
}
