import { X } from 'lucide-react';
import { useRef } from 'react';
import { useProjectFiles } from '../../../editor/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts';
import {
  describeProperties,
  hasIndexOption,
  type IndexKey,
  indexOptions,
  isMixinApplied,
  keysOfIndex,
  type ModelEntry,
  otherPartsOfIndex,
  withIndexKeys,
  withIndexOption,
} from '../../../model/index.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { JsonField } from '../../../ui/JsonField.tsx';
import { CellSelect } from './CellSelect.tsx';
import { focusAfterRemoval, useAfterChange } from './focusing.ts';
import { NamedRows } from './NamedRows.tsx';
import { EditInJson } from './SettingTable.tsx';
import styles from './tables.module.css';

/** The named scopes of a model, each with its filter. */
export function Scopes({ entry }: { readonly entry: ModelEntry }) {
  return (
    <NamedRows
      entry={entry}
      settingKey="scopes"
      title="Scopes"
      noun="scope"
      placeholder='{"recent": {…}}'
      first={{ where: {} }}
      renderValue={(name, value, change) => (
        <>
          <JsonField
            label={`Filter of scope ${name}`}
            value={value}
            placeholder='{"where": {…}}'
            onCommit={(changed) => change(changed ?? {})}
          />
          {value === null ? (
            <p className={styles['remark']}>A scope that is null keeps LoopBack from booting.</p>
          ) : null}
        </>
      )}
    />
  );
}

/** The mixins of a model, each with its options. */
export function Mixins({ entry }: { readonly entry: ModelEntry }) {
  return (
    <NamedRows
      entry={entry}
      settingKey="mixins"
      title="Mixins"
      noun="mixin"
      placeholder='{"TimeStamp": true}'
      first={true}
      renderValue={(name, value, change) => (
        <>
          <CellSelect
            label={`Use of mixin ${name}`}
            value={typeof value === 'object' ? 'options' : value}
            options={[
              ['applied', true],
              ['applied with options', 'options'],
              ['not applied', false],
            ]}
            onChange={(chosen) => change(chosen === 'options' ? {} : (chosen ?? false))}
          />
          {typeof value === 'object' ? (
            <JsonField
              label={`Options of mixin ${name}`}
              value={value}
              onCommit={(changed) => change(changed ?? true)}
            />
          ) : null}
          {value === false || isMixinApplied(value) ? null : (
            <p className={styles['remark']}>LoopBack ignores this value: the mixin is not applied.</p>
          )}
        </>
      )}
    />
  );
}

/** The indexes of a model, each with its keys and options. */
export function Indexes({ entry }: { readonly entry: ModelEntry }) {
  const project = useProjectFiles();
  const properties = describeProperties(project, entry.id).map(({ name }) => name);
  return (
    <NamedRows
      entry={entry}
      settingKey="indexes"
      title="Indexes"
      noun="index"
      placeholder='{"byName": {"keys": {"name": 1}}}'
      first={{ keys: {} }}
      renderValue={(name, value, change) => {
        const keys = keysOfIndex(value);
        return keys === null || !isJsonObject(value) ? (
          <JsonField
            label={`JSON of index ${name}`}
            value={value}
            onCommit={(changed) => change(changed ?? {})}
          />
        ) : (
          <IndexFields name={name} index={value} keys={keys} properties={properties} onChange={change} />
        );
      }}
    />
  );
}

interface IndexFieldsProps {
  readonly name: string;
  readonly index: JsonObject;
  readonly keys: readonly IndexKey[];
  readonly properties: readonly string[];
  readonly onChange: (index: JsonValue) => void;
}

function IndexFields({ name, index, keys, properties, onChange }: IndexFieldsProps) {
  const used = keys.map((key) => key.name);
  const free = properties.filter((property) => !used.includes(property));
  const others = otherPartsOfIndex(index);
  const list = useRef<HTMLUListElement>(null);
  const afterChange = useAfterChange();
  const change = (changed: readonly IndexKey[]): void => onChange(withIndexKeys(index, changed));
  const remove = (position: number): void => {
    afterChange(() => focusAfterRemoval(list.current, position, list.current?.nextElementSibling ?? null));
    change(keys.toSpliced(position, 1));
  };
  return (
    <>
      <ul ref={list} className={styles['keys']} aria-label={`Keys of index ${name}`}>
        {keys.map((key, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the field keeps the focus when it names another property
          <li key={position}>
            <CellSelect
              label={`Key ${position + 1} of index ${name}`}
              value={key.name}
              options={[key.name, ...free].map((property) => [property, property])}
              onChange={(property) => change(keys.with(position, { ...key, name: String(property) }))}
            />
            <CellSelect
              label={`Direction of ${key.name} in index ${name}`}
              value={key.direction}
              options={[
                ['ascending', 1],
                ['descending', -1],
              ]}
              onChange={(direction) => change(keys.with(position, { ...key, direction: direction ?? 1 }))}
            />
            <IconButton
              label={`Remove ${key.name} from index ${name}`}
              size="small"
              data-action="remove"
              onClick={() => remove(position)}
            >
              <X size={13} />
            </IconButton>
          </li>
        ))}
      </ul>
      <CellSelect
        label={`Add a key to index ${name}`}
        value={undefined}
        missing="Add a key…"
        options={free.map((property) => [property, property])}
        onChange={(property) => change([...keys, { name: String(property), direction: 1 }])}
      />
      <div className={styles['checks']}>
        {indexOptions.map((option) => (
          <label key={option}>
            <input
              type="checkbox"
              checked={hasIndexOption(index, option)}
              onChange={(event) => onChange(withIndexOption(index, option, event.currentTarget.checked))}
            />
            {option}
          </label>
        ))}
      </div>
      {others.length === 0 ? null : (
        <p className={styles['others']}>
          Also has {others.join(', ')}. <EditInJson />
        </p>
      )}
    </>
  );
}
