import { useState } from 'react';
import {
  attributesLostBy,
  changeRelationType,
  type RelationType,
  type ResolvedRelation,
} from '../model/index.ts';
import { useEditorActions } from './useEditor.ts';

/** The change of a relation's kind, which asks first if the new kind does not read what the file says. */
export interface KindChange {
  /** The kind that the user chose, while the loss is not accepted; null if there is nothing to ask. */
  readonly asked: { readonly type: RelationType; readonly text: string } | null;
  readonly choose: (type: RelationType) => void;
  /** Changes the kind, and removes what it does not read. */
  readonly accept: () => void;
  readonly cancel: () => void;
}

/** Changes the kind of a relation. The component has to be keyed by the relation, so that the question is its own. */
export function useKindChange({ ref }: ResolvedRelation): KindChange {
  const editor = useEditorActions();
  const [asked, setAsked] = useState<KindChange['asked']>(null);
  const change = (type: RelationType): void => {
    setAsked(null);
    editor.run(changeRelationType, { ref, type }, { label: 'Change kind' });
  };
  return {
    asked,
    choose(type) {
      const lost = attributesLostBy(editor.getState().project, { ref, type });
      if (lost.length === 0) change(type);
      else setAsked({ type, text: describeLoss(type, lost) });
    },
    accept() {
      if (asked !== null) change(asked.type);
    },
    cancel: () => setAsked(null),
  };
}

function describeLoss(type: RelationType, lost: readonly string[]): string {
  const names = new Intl.ListFormat('en').format(lost);
  return `${type} does not read ${names}: the change removes ${lost.length === 1 ? 'it' : 'them'}.`;
}
