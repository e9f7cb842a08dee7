import { Asterisk, Ellipsis, GripVertical, KeyRound, X } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import {
  type ModelId,
  type PropertyView,
  removeProperty,
  renameProperty,
  setPropertyAttribute,
  typeNames,
} from '../../model/index.ts';
import { CommitField } from '../../ui/CommitField.tsx';
import styles from './Inspector.module.css';
import { PropertyAttributes } from './PropertyAttributes.tsx';

interface PropertyItemProps {
  readonly modelId: ModelId;
  readonly property: PropertyView;
  readonly isTaken: (name: string) => boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onDragStart: () => void;
  readonly onDrop: () => void;
}

/** One declared property: name, type, required, id; the grip moves it, with the arrow keys too. */
export function PropertyItem({ modelId, property, isTaken, onMove, onDragStart, onDrop }: PropertyItemProps) {
  const editor = useEditorActions();
  const [isDropTarget, setDropTarget] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const { name, typeLabel, isRequired, isId } = property;
  const set = (attribute: string, value: string | boolean | undefined, label: string): void => {
    editor.run(setPropertyAttribute, { modelId, property: name, attribute, value }, { label });
  };
  const onGripKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  const onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    setDropTarget(true);
  };

  return (
    <li
      className={styles['property']}
      data-property={name}
      data-dropping={isDropTarget}
      onDragOver={onDragOver}
      onDragLeave={() => setDropTarget(false)}
      onDrop={() => {
        setDropTarget(false);
        onDrop();
      }}
    >
      <button
        type="button"
        className={styles['grip']}
        draggable
        aria-label={`Move ${name}: arrow up or down`}
        title="Drag, or arrow keys, to move"
        onDragStart={onDragStart}
        onKeyDown={onGripKey}
      >
        <GripVertical size={13} />
      </button>
      <CommitField
        isBare
        aria-label={`Name of ${name}`}
        value={name}
        isValid={(text) => !isTaken(text)}
        onCommit={(to) =>
          editor.run(renameProperty, { modelId, from: name, to }, { label: 'Rename property' })
        }
      />
      <TypeField name={name} value={typeLabel} onChange={(type) => set('type', type, 'Change type')} />
      <Toggle
        label={`${name} is required`}
        isOn={isRequired}
        onToggle={(on) =>
          set('required', on || undefined, on ? 'Require property' : 'Make property optional')
        }
      >
        <Asterisk size={13} />
      </Toggle>
      <Toggle
        label={`${name} is the id`}
        isOn={isId}
        onToggle={(on) => set('id', on || undefined, on ? 'Make property the id' : 'Take the id away')}
      >
        <KeyRound size={12} />
      </Toggle>
      <button
        type="button"
        className={styles['toggle']}
        aria-label={`More of ${name}`}
        aria-expanded={isOpen}
        title="More attributes"
        onClick={() => setOpen(!isOpen)}
      >
        <Ellipsis size={13} />
      </button>
      <button
        type="button"
        className={styles['toggle']}
        aria-label={`Remove ${name}`}
        title="Remove"
        onClick={() => editor.run(removeProperty, { modelId, name }, { label: 'Remove property' })}
      >
        <X size={13} />
      </button>
      {isOpen ? <PropertyAttributes modelId={modelId} property={name} /> : null}
    </li>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onToggle: (on: boolean) => void;
  readonly children: React.ReactNode;
}

function Toggle({ label, isOn, onToggle, children }: ToggleProps) {
  return (
    <button
      type="button"
      className={styles['toggle']}
      aria-label={label}
      aria-pressed={isOn}
      title={label}
      onClick={() => onToggle(!isOn)}
    >
      {children}
    </button>
  );
}

function TypeField({
  name,
  value,
  onChange,
}: {
  name: string;
  value: string;
  onChange: (type: string) => void;
}) {
  const names: readonly string[] = typeNames;
  return (
    <select
      className={styles['type']}
      aria-label={`Type of ${name}`}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {(names.includes(value) ? names : [value, ...names]).map((type) => (
        <option key={type}>{type}</option>
      ))}
    </select>
  );
}
