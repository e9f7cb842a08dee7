import { Plus } from 'lucide-react';
import { type ReactNode, type Ref, useId } from 'react';
import { useEditorActions } from '../../../editor/index.ts';
import type { JsonValue } from '../../../lib/json.ts';
import { type ModelEntry, setModelSetting, settingOf } from '../../../model/index.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { JsonField } from '../../../ui/JsonField.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Editable } from '../../Editable.tsx';
import { useJump } from '../../useJump.ts';
import { isKey } from '../places.ts';
import styles from './tables.module.css';

/** Sets a setting of a model; changes with the same step are undone together. */
export type SetSetting = (value: JsonValue | undefined, step?: string) => void;

/** Returns the function that sets one setting of a model as one undo step, or as a part of one. */
export function useSetting(entry: ModelEntry, settingKey: string): SetSetting {
  const editor = useEditorActions();
  return (value, step) => {
    const label = `Change ${settingKey}`;
    const options = step === undefined ? { label } : { label, step: `${settingKey}:${entry.id}:${step}` };
    editor.run(setModelSetting, { modelId: entry.id, key: settingKey, value }, options);
  };
}

interface SettingTableProps {
  readonly entry: ModelEntry;
  readonly settingKey: string;
  readonly title: string;
  readonly addLabel: string;
  readonly placeholder: string;
  /** Why there are no rows although the file has a value; null if they are shown. */
  readonly unreadable: string | null;
  readonly rows: Ref<HTMLDivElement>;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}

/** A setting as rows, with its JSON beside them, or below them where it is narrow. */
export function SettingTable(props: SettingTableProps) {
  const { entry, settingKey, title, addLabel, placeholder, unreadable, rows, onAdd, children } = props;
  const id = useId();
  const set = useSetting(entry, settingKey);
  const place = useJump<HTMLDivElement>(isKey(entry.id, settingKey));
  return (
    <Section
      title={title}
      action={
        <Editable>
          <IconButton
            label={addLabel}
            size="small"
            data-action="add"
            disabled={unreadable !== null}
            onClick={onAdd}
          >
            <Plus size={14} />
          </IconButton>
        </Editable>
      }
    >
      <Editable>
        <div ref={place} className={styles['setting']} data-setting={settingKey}>
          <div className={styles['beside']}>
            <div ref={rows} className={styles['rows']}>
              {unreadable === null ? (
                children
              ) : (
                <p className={styles['remark']}>
                  {unreadable} <EditInJson />
                </p>
              )}
            </div>
            <div className={styles['json']} data-json>
              <label htmlFor={id}>JSON of {settingKey}</label>
              <JsonField
                id={id}
                label={settingKey}
                value={settingOf(entry.definition, settingKey)}
                placeholder={placeholder}
                onCommit={(value) => set(value)}
              />
            </div>
          </div>
        </div>
      </Editable>
    </Section>
  );
}

/** Leads to the JSON of the setting, for what the rows can't show. */
export function EditInJson() {
  return (
    <button
      type="button"
      className={styles['link']}
      onClick={({ currentTarget }) =>
        currentTarget.closest('[data-setting]')?.querySelector<HTMLElement>('[data-json] textarea')?.focus()
      }
    >
      Edit in JSON
    </button>
  );
}
