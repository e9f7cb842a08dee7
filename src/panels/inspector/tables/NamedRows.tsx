import { X } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts';
import { type Dictionary, getOwn, withKey, withKeyRenamed, withoutKey } from '../../../lib/own.ts';
import { type ModelEntry, settingOf } from '../../../model/index.ts';
import { CommitField } from '../../../ui/CommitField.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { addButtonOf, focusAfterRemoval, listIn, useAfterChange } from './focusing.ts';
import { SettingTable, useSetting } from './SettingTable.tsx';
import styles from './tables.module.css';

interface NamedRowsProps {
  readonly entry: ModelEntry;
  readonly settingKey: string;
  readonly title: string;
  /** "scope": the word for one of them, and the name of a new one. */
  readonly noun: string;
  readonly placeholder: string;
  readonly first: JsonValue;
  readonly renderValue: (name: string, value: JsonValue, change: (value: JsonValue) => void) => ReactNode;
}

/** A setting that is an object as rows of a name and a value each. */
export function NamedRows({
  entry,
  settingKey,
  title,
  noun,
  placeholder,
  first,
  renderValue,
}: NamedRowsProps) {
  const set = useSetting(entry, settingKey);
  const [keyOf, renameKey] = useRowKeys();
  const rows = useRef<HTMLDivElement>(null);
  const afterChange = useAfterChange();
  const value = settingOf(entry.definition, settingKey);
  const items: Dictionary<JsonValue | undefined> = isJsonObject(value) ? value : {};
  const change = (changed: Dictionary<JsonValue | undefined>): void => set(changed as JsonObject);
  const rename = (from: string, to: string): void => {
    renameKey(from, to);
    change(withKeyRenamed(items, from, to));
  };
  const add = (): void => {
    const name = freeName(noun, items);
    const changed = withKey<JsonValue | undefined>(items, name, first);
    afterChange(() => {
      const row = listIn(rows.current)?.children[Object.keys(changed).indexOf(name)];
      const field = row?.querySelector<HTMLInputElement>('[data-name]');
      field?.focus();
      field?.select();
    });
    change(changed);
  };
  const remove = (name: string): void => {
    const index = Object.keys(items).indexOf(name);
    afterChange(() => focusAfterRemoval(listIn(rows.current), index, addButtonOf(rows.current)));
    change(withoutKey(items, name));
  };
  return (
    <SettingTable
      entry={entry}
      settingKey={settingKey}
      title={title}
      addLabel={`Add ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`}
      placeholder={placeholder}
      unreadable={
        value === undefined || value === null || isJsonObject(value) ? null : 'This is not an object.'
      }
      rows={rows}
      onAdd={add}
    >
      <ul className={styles['rules']} aria-label={title}>
        {Object.entries(items).map(([name, item = null]) => (
          <li key={keyOf(name)} className={styles['row']}>
            <CommitField
              isMono
              data-name
              className={styles['name']}
              aria-label={`Name of ${noun} ${name}`}
              value={name}
              refusal={`There is another ${noun} of this name.`}
              isValid={(text) => !Object.hasOwn(items, text)}
              onCommit={(text) => rename(name, text)}
            />
            <span className={styles['tools']}>
              <IconButton
                label={`Remove ${noun} ${name}`}
                size="small"
                data-action="remove"
                onClick={() => remove(name)}
              >
                <X size={13} />
              </IconButton>
            </span>
            <div className={styles['value']}>
              {renderValue(name, item, (changed) =>
                change(withKey<JsonValue | undefined>(items, name, changed)),
              )}
            </div>
          </li>
        ))}
      </ul>
    </SettingTable>
  );
}

function freeName(noun: string, items: object): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? noun : `${noun}${number}`;
    if (!Object.hasOwn(items, name)) return name;
  }
}

/** Keys for React that survive a rename: what is typed in another field of the row, and the focus, stay. */
function useRowKeys() {
  const [renamed, setRenamed] = useState<Dictionary<string>>({});
  const keyOf = (name: string): string => getOwn(renamed, name) ?? name;
  const rename = (from: string, to: string): void =>
    setRenamed((before) => ({
      ...before,
      [to]: getOwn(before, from) ?? from,
      // A later row of the old name is another row.
      [from]: `${from} ${Object.keys(before).length}`,
    }));
  return [keyOf, rename] as const;
}
