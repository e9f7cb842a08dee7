import { useEffect, useEffectEvent, useRef } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import { type RelationRef, type ResolvedRelation, readRelation, replaceRelation } from '../../model/index.ts';
import { type JsonProblem, problemOf } from './createJsonEditor.ts';
import { JsonText } from './JsonText.tsx';

/** Edits the JSON of a relation in its model's file in place; typing is one undo step. */
export function RelationJson({ relation }: { relation: ResolvedRelation }) {
  const editor = useEditorActions();
  // Each letter starts again from the name the relation had when typing began: a derived name follows.
  const typing = useRef<RelationRef | null>(null);
  const { ref, definition } = relation;

  const type = (text: string): JsonProblem | null => {
    const read = readRelation(text);
    if (!read.ok) return problemOf(read.error);
    const began = typing.current ?? ref;
    const options = { step: `json:${began.modelId}:${began.name}`, label: 'Edit JSON' };
    editor.run(replaceRelation, { ref: began, text }, options);
    typing.current = began;
    return null;
  };
  const finish = (): void => {
    typing.current = null;
    editor.endStep();
  };
  const finishTyping = useEffectEvent((): void => {
    if (typing.current !== null) finish();
  });
  useEffect(() => () => finishTyping(), []);

  return (
    <JsonText
      label="Relation JSON"
      text={JSON.stringify(definition, null, 2)}
      onType={type}
      onDone={finish}
    />
  );
}
