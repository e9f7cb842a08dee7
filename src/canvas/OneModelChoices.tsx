import { useRef, useState } from 'react';
import { useEditor, useEditorActions } from '../editor/index.ts';
import {
  type ModelEntry,
  modelsToLeadTo,
  ownersToKeep,
  type ResolvedRelation,
  relateToOneModel,
} from '../model/index.ts';
import { Menu } from '../ui/Menu.tsx';
import { Question } from '../ui/Question.tsx';
import styles from './KindBar.module.css';

/** More buttons than these do not fit in the bar. */
const MOST_BUTTONS = 3;

/** Lets a polymorphic belongsTo lead to one model only: to one of its owners, or to any model where it has none. */
export function OneModelChoices({ relation: { ref } }: { readonly relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const project = useEditor((state) => state.project);
  const [asked, setAsked] = useState<ModelEntry | null>(null);
  const lastAsked = useRef<ModelEntry | null>(null);
  lastAsked.current = asked ?? lastAsked.current;
  const owners = ownersToKeep(project, ref);
  const change = ({ id, definition: { name } }: ModelEntry): void => {
    setAsked(null);
    editor.run(relateToOneModel, { ref, ownerId: id }, { label: `Relate to ${name} only` });
  };
  if (asked !== null) {
    const others = owners.filter((model) => model !== asked).map(({ definition }) => definition.name);
    return (
      <Question
        label="Relate to one model"
        text={`The relations of ${others.join(', ')} get keys of their own, and rows no longer say which model they belong to.`}
        accept={{ label: `Relate to ${asked.definition.name} only`, run: () => change(asked) }}
        cancel={{ label: 'Keep it polymorphic', run: () => setAsked(null) }}
      />
    );
  }
  // With one owner, or none, nothing is lost.
  const choose = (model: ModelEntry): void => (owners.length > 1 ? setAsked(model) : change(model));
  if (owners.length === 0 || owners.length > MOST_BUTTONS) {
    return (
      <Menu
        trigger={
          <button
            type="button"
            className={styles['choice']}
            autoFocus={lastAsked.current !== null}
            title={`${ref.name} leads to the model that you choose only, and is no longer polymorphic`}
          >
            only…
          </button>
        }
        groups={() => [
          modelsToLeadTo(project, ref)
            .toSorted((one, other) => one.definition.name.localeCompare(other.definition.name))
            .map((model) => ({ id: model.id, label: model.definition.name, onSelect: () => choose(model) })),
        ]}
      />
    );
  }
  return owners.map((model) => (
    <button
      key={model.id}
      type="button"
      className={styles['choice']}
      autoFocus={lastAsked.current === model}
      title={`${ref.name} leads to ${model.definition.name} only, and is no longer polymorphic`}
      onClick={() => choose(model)}
    >
      only {model.definition.name}
    </button>
  ));
}
