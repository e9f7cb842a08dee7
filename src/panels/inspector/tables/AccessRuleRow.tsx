import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts';
import { getOwn } from '../../../lib/own.ts';
import {
  type AccessRuleKey,
  accessRuleChoices,
  accessRuleKeys,
  completionsOf,
  explainAccessRule,
  propertyOfText,
  textOfProperty,
  withAccessRuleKey,
} from '../../../model/index.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { type CellOption, CellSelect } from './CellSelect.tsx';
import { ParsedField } from './ParsedField.tsx';
import { EditInJson } from './SettingTable.tsx';
import { Suggestions } from './Suggestions.tsx';
import styles from './tables.module.css';

/** Where the focus goes in a row that was moved or added. */
export type RowAction = 'up' | 'down' | 'permission';

interface AccessRuleRowProps {
  readonly rule: JsonValue;
  /** From 1. */
  readonly number: number;
  readonly isLast: boolean;
  readonly userModels: readonly string[];
  /** The id of the list of roles. */
  readonly roles: string;
  /** The methods that a rule can name. */
  readonly methods: readonly string[];
  /** Changes with the same step are undone together. */
  readonly onChange: (rule: JsonObject, step?: string) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** An access rule. What the fields can't show stays as it is in the file, and is shown as JSON. */
export function AccessRuleRow(props: AccessRuleRowProps) {
  const { rule, number, isLast, userModels, onMove, onRemove } = props;
  const remarks = explainAccessRule(rule, userModels);
  const others = isJsonObject(rule) ? otherKeysOf(rule) : [];
  return (
    <li className={styles['rule']}>
      {isJsonObject(rule) ? <RuleCells {...props} rule={rule} /> : <JsonCell value={rule} />}
      <span className={styles['tools']}>
        <IconButton
          label={`Move rule ${number} up`}
          size="small"
          data-action="up"
          disabled={number === 1}
          onClick={() => onMove(-1)}
        >
          <ArrowUp size={13} />
        </IconButton>
        <IconButton
          label={`Move rule ${number} down`}
          size="small"
          data-action="down"
          disabled={isLast}
          onClick={() => onMove(1)}
        >
          <ArrowDown size={13} />
        </IconButton>
        <IconButton label={`Remove rule ${number}`} size="small" data-action="remove" onClick={onRemove}>
          <X size={13} />
        </IconButton>
      </span>
      {remarks.map((remark) => (
        <p key={remark} className={styles['remark']}>
          {remark}
        </p>
      ))}
      {others.length === 0 ? null : (
        <p className={styles['others']}>
          Also has {others.join(', ')}. <EditInJson />
        </p>
      )}
    </li>
  );
}

function RuleCells({
  rule,
  number,
  userModels,
  roles,
  methods,
  onChange,
}: AccessRuleRowProps & { readonly rule: JsonObject }) {
  const given = (key: AccessRuleKey) => getOwn<JsonValue | undefined>(rule, key);
  const set = (key: AccessRuleKey, value: JsonValue | undefined, step?: string): void =>
    onChange(withAccessRuleKey(rule, key, value), step);
  const principal = given('principalId');
  const property = given('property');
  const propertyText = textOfProperty(property);
  return (
    <>
      <span className={styles['permission']} data-permission={given('permission')}>
        <CellSelect
          label={`Permission of rule ${number}`}
          value={given('permission')}
          options={accessRuleChoices.permission.map(sameText)}
          missing="no permission"
          onChange={(value) => set('permission', value)}
        />
      </span>
      <CellSelect
        label={`Access type of rule ${number}`}
        value={given('accessType')}
        options={accessRuleChoices.accessType.map((type) => [type === '*' ? '* (all)' : type, type])}
        missing="all"
        onChange={(value) => set('accessType', value)}
      />
      <CellSelect
        className={styles['principalType']}
        label={`Principal type of rule ${number}`}
        value={given('principalType')}
        options={[...accessRuleChoices.principalType, ...userModels].map(sameText)}
        onChange={(value) => set('principalType', value)}
      />
      <span className={styles['principal']}>
        {typeof principal === 'object' && principal !== null ? (
          <JsonCell value={principal} />
        ) : (
          <ParsedField
            label={`Principal of rule ${number}`}
            value={principal}
            text={principal === undefined ? '' : String(principal)}
            placeholder="principal"
            list={roles}
            parse={(text) => (typeof principal !== 'string' && text === String(principal) ? principal : text)}
            onChange={(value) => set('principalId', value, 'principalId')}
          />
        )}
      </span>
      <span className={styles['property']}>
        {propertyText === null ? (
          <JsonCell value={property ?? null} />
        ) : (
          <>
            <Suggestions id={`${roles}${number}`} names={completionsOf(propertyText, methods)} />
            <ParsedField
              label={`Methods or properties of rule ${number}, separated by commas`}
              value={property}
              text={propertyText}
              placeholder="all methods"
              list={`${roles}${number}`}
              parse={(text) => propertyOfText(text, property)}
              onChange={(value) => set('property', value, 'property')}
            />
          </>
        )}
      </span>
    </>
  );
}

const sameText = (name: string): CellOption => [name, name];

/** A value that no field can show. */
function JsonCell({ value }: { readonly value: JsonValue }) {
  return (
    <span className={styles['unknown']}>
      <code>{JSON.stringify(value)}</code> <EditInJson />
    </span>
  );
}

function otherKeysOf(rule: JsonObject): readonly string[] {
  return Object.keys(rule).filter((key) => !(accessRuleKeys as readonly string[]).includes(key));
}
