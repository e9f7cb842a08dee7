import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEditorActions } from '../../editor/index.ts';
import { shorten } from '../../lib/shorten.ts';
import { type ModelId, type PropertyRow, pathOfRow, setUnfolded } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import styles from './HeldRow.module.css';

interface FoldButtonProps {
  readonly modelId: ModelId;
  readonly row: PropertyRow;
}

/** Shows what a property holds below its row, or hides it again. */
export function FoldButton({ modelId, row }: FoldButtonProps) {
  const editor = useEditorActions();
  const { isUnfolded = false } = row;
  const name = shorten(row.name);
  const label = isUnfolded ? `Hide what ${name} holds` : `Show what ${name} holds`;
  return (
    <button
      type="button"
      className={classNames(styles['fold'], 'nodrag')}
      aria-expanded={isUnfolded}
      aria-label={`Show what ${name} holds`}
      title={label}
      onClick={(event) => {
        // A click on the row selects the property.
        event.stopPropagation();
        editor.run(
          setUnfolded,
          { modelId, path: pathOfRow(row), isUnfolded: !isUnfolded },
          { label: isUnfolded ? `Fold ${name}` : `Unfold ${name}` },
        );
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        // Enter on the row edits the property, and on the box selects it.
        if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
      }}
    >
      {isUnfolded ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
    </button>
  );
}
