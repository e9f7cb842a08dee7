import { Asterisk, Ellipsis, GripVertical, KeyRound, X } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { useEditorActions, useRenameProperty } from '../../editor/index.ts';
import type { JsonValue } from '../../lib/json.ts';
import {
  type ModelId,
  type PropertyView,
  removeProperty,
  setPropertyAttribute,
  typeNames,
  typeOfLabel,
} from '../../model/index.ts';
import { CommitField } from '../../ui/CommitField.tsx';
import { focusOn, useJump, useJumps } from '../useJump.ts';
import { HeldProperties } from './HeldProperties.tsx';
import styles from './Inspector.module.css';
import { PropertyAttributes, shownAttributes } from './PropertyAttributes.tsx';
import { isProperty } from './places.ts';
import { useSelected } from './useSelected.ts';

interface PropertyItemProps {
  readonly modelId: ModelId;
  readonly property: PropertyView;
  readonly isSelected: boolean;
  readonly isTaken: (name: string) => boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onDragStart: () => void;
  readonly onDrop: () => void;
}

/** A declared property: name, type, required, id. Its grip moves it, by drag or arrow keys. */
export function PropertyItem(props: PropertyItemProps) {
  const { modelId, property, isSelected, isTaken, onMove, onDragStart, onDrop } = props;
  const editor = useEditorActions();
  const rename = useRenameProperty();
  const [isDropTarget, setDropTarget] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const { name, typeLabel, isRequired, isId } = property;
  const type = useRef<HTMLSelectElement>(null);
  const shown = usePropertyJumps(modelId, name, { isOpen, onOpen: () => setOpen(true), type });
  const select = useSelected(shown, { modelId, name, isSelected });
  const set = (attribute: string, value: JsonValue | undefined, label: string): void => {
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
      ref={shown}
      className={styles['property']}
      data-property={name}
      data-dropping={isDropTarget}
      aria-current={isSelected || undefined}
      onFocus={select}
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
        onCommit={(to) => rename({ modelId, from: name, to })}
      />
      <TypeField
        shown={type}
        name={name}
        value={typeLabel}
        onChange={(type) => set('type', type, 'Change type')}
      />
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
        onToggle={(on) => set('id', on || undefined, on ? 'Make property the id' : 'Unset as id')}
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
      <HeldProperties property={property} around={[modelId]} />
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

interface TypeFieldProps {
  readonly shown: RefObject<HTMLSelectElement | null>;
  readonly name: string;
  readonly value: string;
  readonly onChange: (type: JsonValue) => void;
}

function TypeField({ shown, name, value, onChange }: TypeFieldProps) {
  const editor = useEditorActions();
  // There may be many models: they are listed when the user is about to choose.
  const [models, setModels] = useState<readonly string[]>([]);
  const list = (): void => {
    const names = editor.getState().project.models.map(({ definition }) => definition.name);
    setModels(names.toSorted((one, other) => one.localeCompare(other)));
  };
  const plain: readonly string[] = typeNames;
  const lists = [...plain, ...models].map((type) => `[${type}]`);
  const isListed = [...plain, ...models, ...lists].includes(value);
  return (
    <select
      ref={shown}
      className={styles['type']}
      aria-label={`Type of ${name}`}
      value={value}
      onPointerDown={list}
      onFocus={list}
      onChange={(event) => onChange(typeOfLabel(event.currentTarget.value))}
    >
      {isListed ? null : <option>{value}</option>}
      {plain.map((type) => (
        <option key={type}>{type}</option>
      ))}
      <TypeGroup label="List of" types={lists} />
      <TypeGroup label="Models" types={models} />
    </select>
  );
}

function TypeGroup({ label, types }: { label: string; types: readonly string[] }) {
  return types.length === 0 ? null : (
    <optgroup label={label}>
      {types.map((type) => (
        <option key={type}>{type}</option>
      ))}
    </optgroup>
  );
}

interface PlaceOptions {
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly type: RefObject<HTMLSelectElement | null>;
}

/** Handles jumps to the property, its type or its attributes; the latter are opened first. */
function usePropertyJumps(modelId: ModelId, name: string, { isOpen, onOpen, type }: PlaceOptions) {
  const editor = useEditorActions();
  const jumps = useJumps();
  const hasField = (key: string | undefined): boolean =>
    key !== undefined && shownAttributes(editor.getState().project, modelId, name).includes(key);
  const shown = useJump<HTMLLIElement>(
    (place) => isProperty(modelId, name)(place) && !(isOpen && hasField(place.key)),
    (place) => {
      if (hasField(place.key)) {
        onOpen();
        jumps.setState({ place });
      } else if (place.key === 'type') {
        shown.current?.scrollIntoView({ block: 'center' });
        type.current?.focus({ preventScroll: true });
      } else focusOn(shown.current);
    },
  );
  return shown;
}
