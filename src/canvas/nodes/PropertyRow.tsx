import { Asterisk, KeyRound, Link2, Unlink2 } from 'lucide-react';
import { type FocusEvent, memo, type ReactNode } from 'react';
import { useEditor, useEditorActions, useRenameProperty } from '../../editor/index.ts';
import { shorten } from '../../lib/shorten.ts';
import {
  describeProperties,
  type ModelId,
  type PropertyView,
  type ResolvedRelation,
  setPropertyAttribute,
  typeNames,
} from '../../model/index.ts';
import { CommitField } from '../../ui/CommitField.tsx';
import { classNames } from '../../ui/classNames.ts';
import { useInPlaceEditing } from '../inPlace.ts';
import styles from './ModelNode.module.css';

interface PropertyRowProps {
  readonly modelId: ModelId;
  readonly property: PropertyView;
  readonly isEdited: boolean;
}

/** One property of a box. A double click edits it, where the model declares it itself. */
export const PropertyRow = memo(function PropertyRow({ modelId, property, isEdited }: PropertyRowProps) {
  const editing = useInPlaceEditing();
  const { name, typeLabel, from, isId, isRequired, origin } = property;
  const isOwn = origin === 'own';
  if (isEdited && isOwn) return <PropertyFields modelId={modelId} property={property} />;
  const edit = (): void => editing.setState({ target: { modelId, part: 'property', property: name } });
  const label = (
    <span className={styles['property']} title={shorten(name)}>
      {shorten(name)}
      {isRequired ? (
        <abbr className={styles['required']} title="required">
          *
        </abbr>
      ) : null}
    </span>
  );
  return (
    <li
      className={classNames(
        styles['row'],
        isId && styles['id'],
        from !== undefined && styles['key'],
        origin === 'foreignKey' && styles['derived'],
        origin !== 'own' && styles['implied'],
      )}
      data-property={shorten(name)}
      data-origin={origin}
      onDoubleClick={isOwn ? edit : undefined}
    >
      <Mark property={property} />
      {from === undefined ? (
        label
      ) : (
        <span className={styles['lines']}>
          {label}
          <span className={styles['from']}>from {shorten(from)}</span>
        </span>
      )}
      <span className={styles['type']}>{shorten(typeLabel)}</span>
    </li>
  );
});

function Mark({ property }: { property: PropertyView }) {
  const { isId, from, origin } = property;
  if (isId) return <Icon title="id" icon={<KeyRound size={12} />} />;
  if (from !== undefined) {
    const title = origin === 'foreignKey' ? 'Foreign key that LoopBack adds' : 'Foreign key';
    return <Icon title={title} icon={<Link2 size={13} />} />;
  }
  return <span className={styles['mark']} />;
}

function Icon({ title, icon }: { title: string; icon: ReactNode }) {
  return (
    <span className={styles['mark']} title={title}>
      {icon}
      <span className="visually-hidden">{title}</span>
    </span>
  );
}

function PropertyFields({ modelId, property }: { modelId: ModelId; property: PropertyView }) {
  const editor = useEditorActions();
  const rename = useRenameProperty();
  const editing = useInPlaceEditing();
  const project = useEditor((state) => state.project);
  const siblings = describeProperties(project, modelId);
  const close = (event: FocusEvent): void => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    editing.setState({ target: null });
  };
  return (
    <li className={classNames(styles['row'], 'nodrag nopan')} onBlur={close}>
      <CommitField
        autoFocus
        className={styles['field']}
        aria-label="Property name"
        value={property.name}
        isValid={(text) => siblings.every((sibling) => sibling.origin !== 'own' || sibling.name !== text)}
        onCommit={(to) => rename({ modelId, from: property.name, to })}
        onFocus={(event) => event.currentTarget.select()}
      />
      <TypeSelect
        value={property.typeLabel}
        onChange={(value) =>
          editor.run(
            setPropertyAttribute,
            { modelId, property: property.name, attribute: 'type', value },
            { label: 'Change type' },
          )
        }
      />
    </li>
  );
}

export function TypeSelect({ value, onChange }: { value: string; onChange: (type: string) => void }) {
  const names: readonly string[] = typeNames;
  const known = names.includes(value) ? names : [value, ...names];
  return (
    <select
      className={styles['select']}
      aria-label="Property type"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {known.map((type) => (
        <option key={type}>{type}</option>
      ))}
    </select>
  );
}

/** A relation that points at no model of the project, so that no edge can show it. */
export function LooseRelationRow({ relation }: { relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const { name, type, targetName, throughName, ref } = relation;
  const through = throughName === null ? '' : ` through ${throughName}`;
  const leadsTo = shorten(`${type} ${targetName ?? ''}${through}`);
  return (
    <li className={classNames(styles['row'], styles['loose'])} data-relation={shorten(name.value)}>
      <span className={styles['mark']}>
        {targetName === null ? <Asterisk size={12} /> : <Unlink2 size={12} />}
      </span>
      <button
        type="button"
        className={classNames(styles['property'], styles['link'], 'nodrag')}
        onClick={() => editor.select({ relation: ref })}
      >
        {shorten(name.value)}
      </button>
      <span className={styles['type']} title={leadsTo}>
        {leadsTo}
      </span>
    </li>
  );
}
