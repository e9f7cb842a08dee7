import { useRef, useState } from 'react';
import { useEditor, useEditorActions } from '../editor/index.ts';
import {
  camelOf,
  canBePolymorphic,
  canRelateToAnyModel,
  describeKeyLoss,
  describePolymorphic,
  makePolymorphic,
  modelsToLeadTo,
  polymorphicSelectorsOf,
  type ResolvedRelation,
  relateToAnyModel,
} from '../model/index.ts';
import { Question } from '../ui/Question.tsx';
import styles from './KindBar.module.css';
import { OneModelChoices } from './OneModelChoices.tsx';

/**
 * Offers the polymorphic belongsTo of the rows ("as imageable"), by which the
 * relation can own them. Without one, a first one, whose selector is named in
 * the inspector.
 */
export function PolymorphicChoices({ relation }: { readonly relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const project = useEditor((state) => state.project);
  const [asked, setAsked] = useState<string | null>(null);
  // The question had the focus.
  const lastAsked = useRef<string | null>(null);
  lastAsked.current = asked ?? lastAsked.current;
  const { ref, target, through } = relation;
  if (canRelateToAnyModel(relation)) return <AnyModelChoice relation={relation} />;
  if (modelsToLeadTo(project, ref).length > 0) return <OneModelChoices relation={relation} />;
  const holder = through ?? target;
  if (holder === null || !canBePolymorphic(relation)) return null;
  const view = describePolymorphic(project, ref);
  // The far side follows the others.
  if (view?.side === 'inverted') return null;
  const present = view === null ? null : view.hasOwnKeys ? (view.back?.ref.name ?? '') : view.selector;
  const known = polymorphicSelectorsOf(project, holder.id);
  const selectors = present === null || known.includes(present) ? known : [...known, present];
  const change = (selector: string | null): void => {
    setAsked(null);
    const label = selector === null ? 'Use an own key' : `Relate as ${selector}`;
    editor.run(makePolymorphic, { ref, selector }, { label });
  };
  const loss = describeKeyLoss(relation);
  const choose = (selector: string | null): void =>
    loss === null || selector === null ? change(selector) : setAsked(selector);
  if (asked !== null && loss !== null) {
    return (
      <Question
        label="Make polymorphic"
        text={loss}
        accept={{ label: `Relate as ${asked}`, run: () => change(asked) }}
        cancel={{ label: 'Keep the key', run: () => setAsked(null) }}
      />
    );
  }
  if (selectors.length === 0) {
    const selector = `${camelOf(holder.definition.name)}Owner`;
    return (
      <button
        type="button"
        className={styles['choice']}
        autoFocus={lastAsked.current === selector}
        title={`Rows of ${holder.definition.name} can belong to any model: adds ${holder.definition.name}.${selector}`}
        onClick={() => choose(selector)}
      >
        polymorphic
      </button>
    );
  }
  return selectors.map((selector) => (
    <button
      key={selector}
      type="button"
      className={styles['choice']}
      autoFocus={lastAsked.current === selector}
      aria-pressed={selector === present}
      title={
        selector === present
          ? 'Use a key of its own again'
          : `Rows of ${holder.definition.name} belong to any model, by ${holder.definition.name}.${selector}`
      }
      onClick={() => choose(selector === present ? null : selector)}
    >
      {selector === '' ? 'polymorphic' : `as ${selector}`}
    </button>
  ));
}

/** Makes the first polymorphic belongsTo of some rows out of one that leads to one model. */
function AnyModelChoice({ relation }: { readonly relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const [isAsked, setAsked] = useState(false);
  // The question had the focus.
  const wasAsked = useRef(false);
  wasAsked.current ||= isAsked;
  const { ref, owner, target } = relation;
  const loss = describeKeyLoss(relation);
  const label = 'Relate to any model';
  const change = (): void => {
    setAsked(false);
    editor.run(relateToAnyModel, { ref }, { label });
  };
  if (isAsked && loss !== null) {
    return (
      <Question
        label="Make polymorphic"
        text={loss}
        accept={{ label, run: change }}
        cancel={{ label: 'Keep the key', run: () => setAsked(false) }}
      />
    );
  }
  return (
    <button
      type="button"
      className={styles['choice']}
      autoFocus={wasAsked.current}
      title={`Rows of ${owner.definition.name} can belong to any model: ${target?.definition.name} is the first`}
      onClick={() => (loss === null ? change() : setAsked(true))}
    >
      polymorphic
    </button>
  );
}
