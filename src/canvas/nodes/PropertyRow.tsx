import { memo, Suspense } from 'react';
import { shorten } from '../../lib/shorten.ts';
import { isAddedReference, type ModelId, type PropertyRow as PropertyRowView } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { useInPlaceEditing } from '../inPlace.ts';
import { FoldButton } from './lazyRows.tsx';
import styles from './ModelNode.module.css';
import { PropertyFields } from './PropertyFields.tsx';
import { Mark, PropertyName } from './PropertyParts.tsx';
import { usePropertySelection } from './usePropertySelection.ts';

interface PropertyRowProps {
  readonly modelId: ModelId;
  readonly property: PropertyRowView;
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
  const label = <PropertyName name={name} isRequired={isRequired} />;
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
        isAddedReference(property) && styles['derived'],
        origin !== 'own' && styles['implied'],
      )}
      data-property={shorten(name)}
      data-origin={origin}
      onDoubleClick={isOwn ? edit : undefined}
    >
      {property.isUnfolded === undefined ? (
        <Mark property={property} />
      ) : (
        <Suspense fallback={<Mark property={property} />}>
          <FoldButton modelId={modelId} row={property} />
        </Suspense>
      )}
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
