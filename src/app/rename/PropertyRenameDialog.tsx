import { useMemo, useState } from 'react';
import { useEditor, useEditorActions } from '../../editor/index.ts';
import {
  findModel,
  previewPropertyRename,
  type RenamePropertyArguments,
  renamePropertyEverywhere,
} from '../../model/index.ts';
import { Scripts } from './OutsideNames.tsx';
import { PropertyChanges, useChosenNames } from './PropertyChanges.tsx';
import styles from './Rename.module.css';
import { RenameFrame } from './RenameFrame.tsx';

interface PropertyRenameDialogProps {
  readonly wanted: RenamePropertyArguments;
  readonly onClose: () => void;
}

/** Previews everything that changes with the name of a property, then renames it. */
export function PropertyRenameDialog({ wanted, onClose }: PropertyRenameDialogProps) {
  const { modelId, from } = wanted;
  const editor = useEditorActions();
  const project = useEditor((state) => state.project);
  const [name, setName] = useState(wanted.to);
  const chosen = useChosenNames();
  const to = name.trim();
  const changes = useMemo(
    () => previewPropertyRename(project, { modelId, from, to }),
    [project, modelId, from, to],
  );

  const customs = useMemo(() => chosen.customsOf(changes), [chosen, changes]);
  const after = useMemo(
    () => renamePropertyEverywhere(project, { modelId, from, to, customs }),
    [project, modelId, from, to, customs],
  );
  const canRename = after !== project;
  const rename = (): void => {
    editor.run(renamePropertyEverywhere, { modelId, from, to, customs }, { label: 'Rename property' });
    onClose();
  };
  return (
    <RenameFrame
      subject={`${findModel(project, modelId)?.definition.name ?? ''}.${from}`}
      oldName={from}
      name={name}
      onType={setName}
      before={project}
      after={canRename ? after : null}
      onRename={rename}
      onClose={onClose}
    >
      <PropertyChanges project={project} changes={changes} chosen={chosen} />
      {canRename ? (
        <section className={styles['changes']} aria-label="Not changed by this rename">
          <h3>Not changed by this rename</h3>
          <ul className={styles['outside']}>
            {findModel(project, modelId)?.source === null ? null : (
              <li>
                Stored rows: connectors name the column after the property. Rows keep <code>{from}</code>{' '}
                until you migrate them, or give the property its old column, for example{' '}
                <code>mysql.columnName</code>.
              </li>
            )}
            <Scripts project={project} word={from} />
          </ul>
        </section>
      ) : null}
    </RenameFrame>
  );
}
