import { Waypoints } from 'lucide-react';
import { useRef, useState } from 'react';
import { createId, useEditor, useEditorActions } from '../editor/index.ts';
import {
  attributesLostThrough,
  type ConvertToThroughArguments,
  convertToThrough,
  describeThroughLoss,
  isThroughByChoice,
  type ModelId,
  type Project,
  type ResolvedRelation,
  throughModelName,
} from '../model/index.ts';
import { Menu } from '../ui/Menu.tsx';
import { Question } from '../ui/Question.tsx';
import styles from './KindBar.module.css';

interface AskedThrough {
  readonly args: ConvertToThroughArguments;
  /** What the change removes, as a sentence. */
  readonly text: string;
}

/** Offers the models that can be the join model, or a new one. */
export function ThroughMenu({ relation }: { relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const project = useEditor((state) => state.project);
  const [asked, setAsked] = useState<AskedThrough | null>(null);
  // The question had the focus.
  const wasAsked = useRef(false);
  wasAsked.current ||= asked !== null;
  const { owner, target, ref } = relation;
  if (target === null) return null;

  const change = (args: ConvertToThroughArguments): void => {
    setAsked(null);
    editor.run(convertToThrough, args, { label: 'Convert to through relation' });
  };
  const choose = (throughId: ModelId | null): void => {
    const args = { ref, throughId, newId: createId() };
    const lost = attributesLostThrough(editor.getState().project, args);
    if (lost.length === 0) change(args);
    else setAsked({ args, text: describeThroughLoss(lost) });
  };
  if (asked !== null) {
    return (
      <Question
        label="Convert to through relation"
        text={asked.text}
        accept={{ label: 'Convert', run: () => change(asked.args) }}
        cancel={{ label: `Keep ${relation.type}`, run: () => setAsked(null) }}
      />
    );
  }
  return (
    <Menu
      trigger={
        <button
          type="button"
          className={styles['choice']}
          autoFocus={wasAsked.current}
          aria-pressed={isThroughByChoice(relation)}
          title="Many-to-many through a join model"
        >
          <Waypoints size={11} /> through…
        </button>
      }
      groups={() => [
        [
          {
            id: 'new',
            label: `New model ${throughModelName(project, owner.id, target.id)}`,
            onSelect: () => choose(null),
          },
        ],
        candidates(project, relation).map(({ id, definition }) => ({
          id,
          label: definition.name,
          onSelect: () => choose(id),
        })),
      ]}
    />
  );
}

function candidates(project: Project, { owner, target, through }: ResolvedRelation) {
  return project.models
    .filter((entry) => entry !== owner && entry !== target && entry !== through)
    .toSorted((one, other) => one.definition.name.localeCompare(other.definition.name));
}
