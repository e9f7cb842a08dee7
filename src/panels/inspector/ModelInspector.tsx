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
import { InspectorTabs } from './InspectorTabs.tsx';
import { type TabMemory, useInspectorTab } from './inspectorTab.ts';
import { KeepDrafts } from './KeepDrafts.tsx';
import { ModelKeys } from './ModelKeys.tsx';
import { ModelMethods } from './ModelMethods.tsx';
import { ModelRelations } from './ModelRelations.tsx';
import { ModelSettings } from './ModelSettings.tsx';
import { PropertyList } from './PropertyList.tsx';
import { isInJsonOnly } from './places.ts';
import { AccessRules } from './tables/AccessRules.tsx';
import { Indexes, Mixins, Scopes } from './tables/NamedSettings.tsx';

// CodeMirror is loaded when the JSON is first shown.
const ModelJson = latePart({
  name: 'The editor of the JSON',
  load: async () => (await import('../json/ModelJson.tsx')).ModelJson,
});

interface ModelInspectorProps {
  readonly modelId: ModelId;
  /** The name of its selected property. */
  readonly property: string | null;
  readonly tabMemory: TabMemory;
  readonly onDownload: (modelId: ModelId) => void;
  readonly onSharedKey: (twin: SharedKeyRelation) => void;
  readonly onDelete: () => void;
}

/** A model in full. */
export function ModelInspector(props: ModelInspectorProps) {
  const { modelId, property, tabMemory, onDownload, onSharedKey, onDelete } = props;
  const project = useProjectFiles();
  const entry = project.models.find((model) => model.id === modelId);
  const [tab, setTab] = useInspectorTab(tabMemory, (place) => {
    if (entry === undefined || place.modelId !== modelId) return null;
    return isInJsonOnly(modelId, entry.definition)(place) ? 'json' : 'fields';
  });
  if (entry === undefined) return null;
  return (
    <KeepDrafts owner={modelId}>
      <header className={styles['heading']}>
        <p className={styles['kind']}>Model</p>
        <Editable>
          <ModelName entry={entry} />
        </Editable>
        <p className={styles['file']} title={entry.path}>
          {entry.path}
        </p>
      </header>
      <InspectorTabs
        tab={tab}
        onChoose={setTab}
        panels={{
          fields: () => (
            <>
              <PropertyList
                modelId={modelId}
                properties={describeProperties(project, modelId)}
                selected={property}
              />
              <ModelRelations entry={entry} onSharedKey={onSharedKey} />
              <ModelSettings entry={entry} />
              <AccessRules entry={entry} />
              <Scopes entry={entry} />
              <Indexes entry={entry} />
              <Mixins entry={entry} />
              <ModelKeys entry={entry} />
              <ModelActions entry={entry} onDownload={onDownload} onDelete={onDelete} />
            </>
          ),
          json: () => (
            <Section title={fileNameIn(entry.path)}>
              <Suspense fallback={<PrintedFile entry={entry} />}>
                <ModelJson entry={entry} property={property} />
              </Suspense>
            </Section>
          ),
          rest: () => <ModelEndpoints modelId={modelId} />,
          methods: () => <ModelMethods entry={entry} />,
        }}
      />
    </KeepDrafts>
  );
}

function ModelActions({
  entry,
  onDownload,
  onDelete,
}: Pick<ModelInspectorProps, 'onDownload' | 'onDelete'> & { readonly entry: ModelEntry }) {
  return (
    <footer className={styles['actions']}>
      <Button look="outlined" onClick={() => onDownload(entry.id)}>
        <Download size={14} /> {fileNameIn(entry.path)}
      </Button>
      <Editable>
        <Button look="danger" onClick={onDelete}>
          <Trash2 size={14} /> Delete model
        </Button>
      </Editable>
    </footer>
  );
}

const fileNameIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

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
