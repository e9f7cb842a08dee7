import { SquareDashed, StickyNote, Table2 } from 'lucide-react';
import { memo } from 'react';
import { useEditor, useEditorActions } from '../../editor/index.ts';
import {
  type Area,
  findModel,
  type ModelId,
  modelsInArea,
  type Note,
  type Project,
} from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import styles from './Outline.module.css';
import { OutlineChunk, OutlineEntry } from './OutlineChunk.tsx';

interface RevealProps {
  /** Brings something into view on the canvas. */
  readonly onReveal: (id: string) => void;
}

interface OutlineAreasProps extends RevealProps {
  readonly areas: readonly Area[];
}

/** The areas, each with its models. */
export function OutlineAreas({ areas, onReveal }: OutlineAreasProps) {
  // Which models lie in an area changes while they are moved.
  const project = useEditor((state) => state.project);
  return (
    <>
      <OutlineChunk lines={areas.length}>
        {areas.map((area) => (
          <OutlineArea
            key={area.id}
            area={area}
            models={namesOf(project, modelsInArea(project, area.id))}
            onReveal={onReveal}
          />
        ))}
      </OutlineChunk>
      <div className={styles['rule']} aria-hidden />
    </>
  );
}

interface OutlineAreaProps extends RevealProps {
  readonly area: Area;
  readonly models: readonly { readonly id: ModelId; readonly name: string }[];
}

function OutlineArea({ area: { id, name }, models, onReveal }: OutlineAreaProps) {
  const editor = useEditorActions();
  const isSelected = useEditor(({ selection }) => selection.areas.includes(id));
  return (
    <OutlineEntry>
      <button
        type="button"
        className={classNames(styles['item'], styles['model'])}
        data-outline-area={name}
        aria-current={isSelected}
        onClick={() => {
          editor.select({ areas: [id] });
          onReveal(id);
        }}
      >
        <SquareDashed size={14} />
        <span className={styles['text']}>{name === '' ? 'No title' : name}</span>
      </button>
      <ul>
        {models.map((model) => (
          <li key={model.id}>
            <MemberItem modelId={model.id} name={model.name} onReveal={onReveal} />
          </li>
        ))}
      </ul>
    </OutlineEntry>
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
      <span className={styles['text']}>{name}</span>
    </button>
  );
});

interface OutlineNotesProps extends RevealProps {
  readonly notes: readonly Note[];
}

export function OutlineNotes({ notes, onReveal }: OutlineNotesProps) {
  return (
    <>
      <div className={styles['rule']} aria-hidden />
      <OutlineChunk lines={notes.length}>
        {notes.map((note) => (
          <OutlineNote key={note.id} note={note} onReveal={onReveal} />
        ))}
      </OutlineChunk>
    </>
  );
}

interface OutlineNoteProps extends RevealProps {
  readonly note: Note;
}

/** A note by its text, cut where the line ends. */
const OutlineNote = memo(function OutlineNote({ note: { id, text }, onReveal }: OutlineNoteProps) {
  const editor = useEditorActions();
  const isSelected = useEditor(({ selection }) => selection.notes.includes(id));
  return (
    <OutlineEntry>
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
        <span className={styles['text']}>{text === '' ? 'Empty note' : text}</span>
      </button>
    </OutlineEntry>
  );
});

function namesOf(project: Project, modelIds: readonly ModelId[]) {
  return modelIds
    .map((id) => ({ id, name: findModel(project, id)?.definition.name ?? '' }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
