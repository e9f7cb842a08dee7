import { Asterisk, KeyRound, Link2, Unlink2 } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import { shorten } from '../../lib/shorten.ts';
import type { ModelId, PropertyView, ResolvedRelation } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { useInPlaceEditing } from '../inPlace.ts';
import styles from './ModelNode.module.css';
import { PropertyFields } from './PropertyFields.tsx';
import { usePropertySelection } from './usePropertySelection.ts';

interface PropertyRowProps {
  readonly modelId: ModelId;
  readonly property: PropertyView;
  readonly isSelected: boolean;
  readonly isEdited: boolean;
}

/** A property in a box. A click selects it; a double click edits it if the model itself declares it. */
export const PropertyRow = memo(function PropertyRow(props: PropertyRowProps) {
  const { modelId, property, isSelected, isEdited } = props;
  const editing = useInPlaceEditing();
  const { name, typeLabel, from, isId, isRequired, origin } = property;
  const isOwn = origin === 'own';
  const selection = usePropertySelection({ modelId, name, isSelected, isEdited, isOwn });
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
      {...selection}
      tabIndex={-1}
      aria-current={isSelected || undefined}
      className={classNames(
        styles['row'],
        isSelected && styles['current'],
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
      <span className={classNames(styles['type'], typeLabel.length < 16 && styles['short'])}>
        {shorten(typeLabel)}
      </span>
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

/** A relation whose target is not in the project, so that no edge can show it. */
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
