import { useId, useRef } from 'react';
import { useProjectFiles } from '../../../editor/index.ts';
import type { JsonValue } from '../../../lib/json.ts';
import {
  firstAccessRule,
  type ModelEntry,
  remoteMethodNames,
  rolesIn,
  settingOf,
  userModelsIn,
} from '../../../model/index.ts';
import { AccessRuleRow, type RowAction } from './AccessRuleRow.tsx';
import { addButtonOf, focusAfterRemoval, listIn, useAfterChange } from './focusing.ts';
import { SettingTable, useSetting } from './SettingTable.tsx';
import { Suggestions } from './Suggestions.tsx';
import styles from './tables.module.css';

/** The `acls` of a model as rows. */
export function AccessRules({ entry }: { readonly entry: ModelEntry }) {
  const project = useProjectFiles();
  const set = useSetting(entry, 'acls');
  const id = useId();
  const rows = useRef<HTMLDivElement>(null);
  const afterChange = useAfterChange();
  const value = settingOf(entry.definition, 'acls');
  const methods = remoteMethodNames(project, entry.id);
  const rules: readonly JsonValue[] = Array.isArray(value) ? value : [];
  const change = (changed: readonly JsonValue[], row: number, action: RowAction): void => {
    afterChange(() => focusRow(listIn(rows.current)?.children[row], action));
    set(changed);
  };
  const move = (from: number, to: number): void => {
    const rule = rules[from];
    if (rule === undefined || to < 0 || to >= rules.length) return;
    change(rules.toSpliced(from, 1).toSpliced(to, 0, rule), to, to < from ? 'up' : 'down');
  };
  const remove = (index: number): void => {
    afterChange(() => focusAfterRemoval(listIn(rows.current), index, addButtonOf(rows.current)));
    set(rules.toSpliced(index, 1));
  };
  return (
    <SettingTable
      entry={entry}
      settingKey="acls"
      title="Access rules"
      addLabel="Add an access rule"
      placeholder='[{"accessType": "*", …}]'
      unreadable={
        value === undefined || value === null || Array.isArray(value)
          ? null
          : 'This is not a list, so every request to the model fails.'
      }
      rows={rows}
      onAdd={() => change([...rules, firstAccessRule], rules.length, 'permission')}
    >
      <Suggestions id={`${id}roles`} names={rolesIn(project)} />
      <ol className={styles['rules']} aria-label="Access rules">
        {rules.map((rule, index) => (
          <AccessRuleRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name
            key={index}
            rule={rule}
            number={index + 1}
            isLast={index === rules.length - 1}
            userModels={userModelsIn(project)}
            roles={`${id}roles`}
            methods={methods}
            onChange={(changed, step) =>
              set(rules.with(index, changed), step === undefined ? undefined : `${index}:${step}`)
            }
            onMove={(by) => move(index, index + by)}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      <p className={styles['hint']}>
        {rules.length === 0
          ? 'Without rules here and in its bases, everyone may do everything.'
          : 'The order does not matter: the most specific rule wins, by method, access type and principal. Of equal rules, DENY wins.'}
      </p>
    </SettingTable>
  );
}

function focusRow(row: Element | undefined, action: RowAction): void {
  const wanted = row?.querySelector<HTMLElement>(`[data-action="${action}"]:not(:disabled)`);
  (wanted ?? row?.querySelector<HTMLElement>('select, button'))?.focus();
}
