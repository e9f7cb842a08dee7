import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import {
  connect,
  createId,
  type SharedKeyRelation,
  useEditorActions,
  useProjectFiles,
} from '../../editor/index.ts';
import {
  connectPolymorphic,
  connectThrough,
  type ModelEntry,
  type ModelId,
  type Project,
  polymorphicSelectorsOf,
  previewPolymorphic,
  previewRelation,
  type RelationType,
  relationKinds,
  relationsOf,
  resolveRelation,
  throughModelName,
} from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from './Field.tsx';
import styles from './Inspector.module.css';

interface NewRelationProps {
  readonly entry: ModelEntry;
  /** Called when an added relation shares its key with another. */
  readonly onSharedKey: (twin: SharedKeyRelation) => void;
  readonly onClose: () => void;
}

type Choice = RelationType | 'through';

const choices: readonly (readonly [Choice, string])[] = relationKinds.flatMap(({ type, label }) => {
  const choice = [type, `${type}: ${label}`] as const;
  return type === 'hasMany' ? [choice, ['through', 'hasMany through'] as const] : [choice];
});

/** The option to create a new through model. */
const newModel = '';

/** Adds a relation of any kind without a pointer, by the commands that the drag and the bar use. */
export function NewRelation({ entry, onSharedKey, onClose }: NewRelationProps) {
  const editor = useEditorActions();
  const project = useProjectFiles();
  const [choice, setChoice] = useState<Choice>('hasMany');
  const [wantedTarget, setTarget] = useState<ModelId | null>(null);
  const [wantedThrough, setThrough] = useState<ModelId | null>(null);
  const [wantedSelector, setSelector] = useState('');
  const models = project.models.toSorted((one, other) =>
    one.definition.name.localeCompare(other.definition.name),
  );
  const target =
    models.find(({ id }) => id === wantedTarget) ?? models.find(({ id }) => id !== entry.id) ?? entry;
  const between = models.filter(({ id }) => id !== entry.id && id !== target.id);
  const throughId = wantedThrough ?? linkedModel(project, entry, target)?.id ?? newModel;
  const through = between.find(({ id }) => id === throughId) ?? null;
  // The rows of the target that can belong to any model can belong to this one.
  const selectors =
    choice === 'hasMany' || choice === 'hasOne' ? polymorphicSelectorsOf(project, target.id) : [];
  const selector = selectors.includes(wantedSelector) ? wantedSelector : '';

  const add = (event: FormEvent): void => {
    event.preventDefault();
    const ends = { ownerId: entry.id, targetId: target.id };
    if (selector !== '' && choice !== 'through') {
      const made = previewPolymorphic(project, { ...ends, selector, type: choice });
      editor.run(connectPolymorphic, { ...ends, selector, type: choice }, { label: 'Add relation' });
      if (made !== null) editor.select({ relation: made });
      return;
    }
    if (choice !== 'through') {
      const twin = connect(editor, { ...ends, type: choice });
      if (twin !== null) onSharedKey(twin);
      return;
    }
    const name = previewRelation(project, entry.id, target.id)?.name ?? '';
    const args = { ...ends, throughId: through?.id ?? null, newId: createId() };
    editor.run(connectThrough, args, { label: 'Add relation' });
    editor.select({ relation: { modelId: entry.id, name } });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <form className={styles['newRelation']} aria-label="New relation" onSubmit={add} onKeyDown={onKeyDown}>
      <Choose label="Kind" isFirst value={choice} onChange={(kind) => setChoice(kind as Choice)}>
        {choices.map(([kind, label]) => (
          <option key={kind} value={kind}>
            {label}
          </option>
        ))}
      </Choose>
      <Choose label="Model" value={target.id} onChange={setTarget}>
        {models.map(({ id, definition }) => (
          <option key={id} value={id}>
            {definition.name}
          </option>
        ))}
      </Choose>
      {choice === 'through' ? (
        <Choose label="Through" value={through?.id ?? newModel} onChange={setThrough}>
          <option value={newModel}>New: {throughModelName(project, entry.id, target.id)}</option>
          {between.map(({ id, definition }) => (
            <option key={id} value={id}>
              {definition.name}
            </option>
          ))}
        </Choose>
      ) : null}
      {selectors.length > 0 ? (
        <Choose label="Key" value={selector} onChange={setSelector}>
          <option value="">a key of its own</option>
          {selectors.map((name) => (
            <option key={name} value={name}>
              as {name}
            </option>
          ))}
        </Choose>
      ) : null}
      <output className={styles['muted']}>
        {choice === 'through'
          ? describeThrough(project, entry, target, through)
          : selector === ''
            ? describeNewRelation(project, entry, target, choice)
            : describePolymorphicRelation(project, entry, target, choice, selector)}
      </output>
      <div className={styles['formButtons']}>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit">
          Add relation
        </Button>
      </div>
    </form>
  );
}

interface ChooseProps {
  readonly label: string;
  readonly isFirst?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

function Choose({ label, isFirst = false, value, onChange, children }: ChooseProps) {
  const id = useId();
  return (
    <Field id={id} label={label}>
      <select
        id={id}
        autoFocus={isFirst}
        className={styles['select']}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {children}
      </select>
    </Field>
  );
}

/** Returns a model that already belongs to both. */
function linkedModel(project: Project, owner: ModelEntry, target: ModelEntry): ModelEntry | undefined {
  return project.models.find((entry) => {
    const ends = relationsOf(project, entry.id)
      .filter(({ type }) => type === 'belongsTo')
      .map((relation) => relation.target);
    return entry !== owner && entry !== target && ends.includes(owner) && ends.includes(target);
  });
}

function describePolymorphicRelation(
  project: Project,
  owner: ModelEntry,
  target: ModelEntry,
  type: RelationType,
  selector: string,
): string {
  const args = { ownerId: owner.id, targetId: target.id, selector, type };
  const name = previewPolymorphic(project, args)?.name ?? '';
  return `${owner.definition.name}.${name}; rows of ${target.definition.name} lead back by ${selector}`;
}

function describeNewRelation(
  project: Project,
  owner: ModelEntry,
  target: ModelEntry,
  type: RelationType,
): string {
  const preview = previewRelation(project, owner.id, target.id, type);
  if (preview === null) return '';
  const { name, foreignKey, storedIn, keyHolder } = preview;
  const where = storedIn === null ? `key ${foreignKey} on ${keyHolder}` : `stored in ${storedIn}`;
  return `${owner.definition.name}.${name}, ${where}`;
}

/** Runs the command on a copy: the keys depend on the properties of the through model. */
function describeThrough(
  project: Project,
  owner: ModelEntry,
  target: ModelEntry,
  through: ModelEntry | null,
): string {
  const name = previewRelation(project, owner.id, target.id)?.name ?? '';
  const args = { ownerId: owner.id, targetId: target.id, throughId: through?.id ?? null, newId: 'new' };
  const relation = resolveRelation(connectThrough(project, args), { modelId: owner.id, name });
  const keys = `${relation?.foreignKey?.value ?? ''} and ${relation?.keyThrough?.value ?? ''}`;
  return `${owner.definition.name}.${name}, keys ${keys} on ${relation?.keyHolder?.definition.name ?? ''}`;
}
