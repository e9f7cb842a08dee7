import type { CSSProperties } from 'react';
import { shorten } from '../../lib/shorten.ts';
import { depthOfRow, type ModelId, type PropertyRow, pathOfRow } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { FoldButton } from './FoldButton.tsx';
import held from './HeldRow.module.css';
import styles from './ModelNode.module.css';
import { Mark, PropertyName } from './PropertyParts.tsx';

interface HeldRowProps {
  readonly modelId: ModelId;
  readonly row: PropertyRow;
}

/** A property of the model that an unfolded property of the box holds. */
export function HeldRow({ modelId, row }: HeldRowProps) {
  const { name, typeLabel, isRequired, isUnfolded } = row;
  const path = shorten(pathOfRow(row));
  return (
    <li
      className={classNames(styles['row'], styles['implied'], row.isId && styles['id'], held['held'])}
      style={{ '--depth': depthOfRow(row) } as CSSProperties}
      data-held={path}
      title={path}
    >
      {isUnfolded === undefined ? <Mark property={row} /> : <FoldButton modelId={modelId} row={row} />}
      <span className="visually-hidden">{`in ${shorten(row.within ?? '')}: `}</span>
      <PropertyName name={name} isRequired={isRequired} />
      <span className={classNames(styles['type'], typeLabel.length < 16 && styles['short'])}>
        {shorten(typeLabel)}
      </span>
    </li>
  );
}
