import { useState } from 'react';
import {
  attributesLostBy,
  changeRelationType,
  describeLoss,
  type RelationRef,
  type RelationType,
  type ResolvedRelation,
} from '../model/index.ts';
import { useEditorActions } from './useEditor.ts';

interface AskedKind {
  readonly ref: RelationRef;
  readonly type: RelationType;
  /** What the change removes, as a sentence. */
  readonly text: string;
}

/** The change of a relation's kind, which asks first if the new kind does not read what the file says. */
export interface KindChange {
  /** The kind that the user chose, until the loss is accepted; null if there is nothing to ask. */
  readonly asked: AskedKind | null;
  readonly choose: (type: RelationType) => void;
  /** Changes the kind, and removes what it does not read. */
  readonly accept: () => void;
  readonly cancel: () => void;
}

/** Changes the kind of a relation. A question ends when another relation is shown. */
export function useKindChange({ ref }: ResolvedRelation): KindChange {
  const editor = useEditorActions();
  const [lastAsked, setAsked] = useState<AskedKind | null>(null);
  const isSame = lastAsked?.ref.modelId === ref.modelId && lastAsked.ref.name === ref.name;
  const asked = isSame ? lastAsked : null;
  const change = (type: RelationType): void => {
    setAsked(null);
    editor.run(changeRelationType, { ref, type }, { label: 'Change kind' });
  };
  return {
    asked,
    choose(type) {
      const lost = attributesLostBy(editor.getState().project, { ref, type });
      if (lost.length === 0) change(type);
      else setAsked({ ref, type, text: describeLoss(type, lost) });
    },
    accept() {
      if (asked !== null) change(asked.type);
    },
    cancel: () => setAsked(null),
  };
}
