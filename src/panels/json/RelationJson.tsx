import { useEffect, useEffectEvent, useRef } from 'react';
import { isSameRelation, useEditorActions } from '../../editor/index.ts';
import { type RelationRef, type ResolvedRelation, readRelation, replaceRelation } from '../../model/index.ts';
import type { JsonProblem } from './createJsonEditor.ts';
import { JsonText, type JsonTextHandle } from './JsonText.tsx';

/** A relation being typed: each letter starts again from the name it had when typing began. */
interface Typing {
  readonly began: RelationRef;
  /** A derived name follows what is typed. */
  readonly now: RelationRef;
}

/** Edits the JSON of a relation in its model's file in place; typing is one undo step. */
export function RelationJson({ relation }: { relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const handle = useRef<JsonTextHandle>(null);
  const typing = useRef<Typing | null>(null);
  const { ref, definition } = relation;
  const { modelId, name } = ref;

  const type = (text: string): JsonProblem | null => {
    const read = readRelation(text);
    if (!read.ok) return read.error;
    const began = typing.current?.began ?? ref;
    const options = { step: `json:${began.modelId}:${began.name}`, label: 'Edit JSON' };
    editor.run(replaceRelation, { ref: began, text }, options);
    typing.current = { began, now: editor.getState().selection.relation ?? began };
    return null;
  };
  const finish = (): void => {
    typing.current = null;
    editor.endStep();
  };
  const followRef = useEffectEvent((shown: RelationRef): void => {
    if (typing.current !== null && isSameRelation(typing.current.now, shown)) return;
    // Another relation was selected: what was typed is not meant for it.
    if (typing.current !== null) finish();
    handle.current?.reset();
  });
  useEffect(() => followRef({ modelId, name }), [modelId, name]);

  return (
    <JsonText
      handle={handle}
      label="Relation JSON"
      text={JSON.stringify(definition, null, 2)}
      onType={type}
      onDone={finish}
    />
  );
}
