import { SquareDashed, StickyNote, Table2 } from 'lucide-react';
import { memo, useDeferredValue } from 'react';
import { useEditor, useEditorActions } from '../../editor/index.ts';
import { shorten } from '../../lib/shorten.ts';
import {
  type Area,
  findModel,
  type ModelId,
  modelsInArea,
  type Note,
  type Project,
} from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { startsOf } from './listWindow.ts';
import styles from './Outline.module.css';
import { onlyOne } from './onlyOne.ts';
import { WindowedList } from './WindowedList.tsx';

interface RevealProps {
  /** Brings an element into view on the canvas. */
  readonly onReveal: (id: string) => void;
}

interface OutlineAreasProps extends RevealProps {
  readonly areas: readonly Area[];
  /** The selected ids. */
  readonly selected: readonly string[];
}

/** Lists the areas, each with its models. */
export function OutlineAreas({ areas, selected, onReveal }: OutlineAreasProps) {
  // Deferred: the content of areas changes during a drag, and the canvas comes first.
  const project = useDeferredValue(useEditor((state) => state.project));
  const membersOf = (area: Area): readonly ModelId[] => modelsInArea(project, area.id);
  const chosen = new Set(selected);
  return (
    <>
      <WindowedList
        label="Areas"
        items={areas}
        keyOf={idOf}
        starts={startsOf(areas.map((area) => 1 + membersOf(area).length))}
        current={onlyOne(selected)}
      >
        {(area) => (
          <OutlineArea
            area={area}
            isSelected={chosen.has(area.id)}
            models={namesOf(project, membersOf(area))}
            onReveal={onReveal}
          />
        )}
      </WindowedList>
      <div className={styles['rule']} aria-hidden />
    </>
  );
}

const idOf = ({ id }: Area | Note): string => id;

interface OutlineAreaProps extends RevealProps {
  readonly area: Area;
  readonly isSelected: boolean;
  readonly models: readonly AreaMember[];
}

interface AreaMember {
  readonly id: ModelId;
  readonly name: string;
}

const OutlineArea = memo(function OutlineArea(props: OutlineAreaProps) {
  const { area, isSelected, models, onReveal } = props;
  const { id, name } = area;
  const editor = useEditorActions();
  return (
    <>
      <button
        type="button"
        className={classNames(styles['item'], styles['model'])}
        data-outline-area={shorten(name)}
        aria-current={isSelected}
        onClick={() => {
          editor.select({ areas: [id] });
          onReveal(id);
        }}
      >
        <SquareDashed size={14} />
        <span className={styles['text']} title={shorten(name)}>
          {name === '' ? 'No title' : shorten(name)}
        </span>
      </button>
      <ul>
        {models.map((model) => (
          <li key={model.id}>
            <MemberItem modelId={model.id} name={model.name} onReveal={onReveal} />
          </li>
        ))}
      </ul>
    </>
  );
}, isSameArea);

function isSameArea(one: OutlineAreaProps, other: OutlineAreaProps): boolean {
  return (
    one.area.id === other.area.id &&
    one.area.name === other.area.name &&
    one.isSelected === other.isSelected &&
    one.onReveal === other.onReveal &&
    one.models.length === other.models.length &&
    one.models.every(({ id, name }, index) => {
      const model = other.models[index];
      return id === model?.id && name === model.name;
    })
  );
}

interface MemberItemProps extends RevealProps {
  readonly modelId: ModelId;
  readonly name: string;
}

const MemberItem = memo(function MemberItem({ modelId, name, onReveal }: MemberItemProps) {
  const editor = useEditorActions();
  return (
    <button
      type="button"
      className={classNames(styles['item'], styles['relation'])}
      onClick={() => {
        editor.select({ models: [modelId] });
        onReveal(modelId);
      }}
    >
      <Table2 size={12} />
      <span className={styles['text']} title={shorten(name)}>
        {shorten(name)}
      </span>
    </button>
  );
});

interface OutlineNotesProps extends RevealProps {
  readonly notes: readonly Note[];
  /** The selected ids. */
  readonly selected: readonly string[];
}

export function OutlineNotes({ notes, selected, onReveal }: OutlineNotesProps) {
  const chosen = new Set(selected);
  return (
    <>
      <div className={styles['rule']} aria-hidden />
      <WindowedList
        label="Notes"
        items={notes}
        keyOf={idOf}
        starts={startsOf(notes.map(() => 1))}
        current={onlyOne(selected)}
      >
        {(note) => <OutlineNote note={note} isSelected={chosen.has(note.id)} onReveal={onReveal} />}
      </WindowedList>
    </>
  );
}

interface OutlineNoteProps extends RevealProps {
  readonly note: Note;
  readonly isSelected: boolean;
}

/** A note, shown by its text, truncated to one line. */
const OutlineNote = memo(function OutlineNote({ note, isSelected, onReveal }: OutlineNoteProps) {
  const { id, text } = note;
  const editor = useEditorActions();
  return (
    <button
      type="button"
      className={styles['item']}
      aria-current={isSelected}
      onClick={() => {
        editor.select({ notes: [id] });
        onReveal(id);
      }}
    >
      <StickyNote size={14} />
      <span className={styles['text']} title={shorten(text)}>
        {text === '' ? 'Empty note' : shorten(text)}
      </span>
    </button>
  );
});

function namesOf(project: Project, modelIds: readonly ModelId[]) {
  return modelIds
    .map((id) => ({ id, name: findModel(project, id)?.definition.name ?? '' }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
