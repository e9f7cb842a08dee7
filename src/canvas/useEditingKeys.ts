import type { KeyboardEvent } from 'react';
import { isSameRelation, useEditor, useEditorActions } from '../editor/index.ts';
import type { ResolvedRelation } from '../model/index.ts';
import { otherSide, relationAtElement } from './edges/sideAt.ts';
import type { Flow } from './flow.ts';
import { type InPlaceTarget, useInPlaceEditing } from './inPlace.ts';

/** Handles Enter: edits the focused area or note; selects the relation of a focused edge, or renames it if it is selected. */
export function useEditingKeys(flow: Flow): (event: KeyboardEvent) => void {
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  return (event) => {
    if (event.key !== 'Enter') return;
    const relation = relationOf(flow, event.target);
    if (relation !== undefined && !isSameRelation(editor.getState().selection.relation, relation.ref)) {
      editor.select({ relation: relation.ref });
      return;
    }
    const target = relation === undefined ? targetOf(event.target) : targetOfRelation(relation);
    if (target === null || isReadOnly) return;
    // Otherwise the key would be typed into the field.
    event.preventDefault();
    editing.setState({ target });
  };
}

/** The relation whose edge, or whose side of an edge, has the focus. */
function relationOf({ edges }: Flow, element: EventTarget): ResolvedRelation | undefined {
  if (!(element instanceof SVGElement)) return undefined;
  const edge = element.closest<SVGElement>('.react-flow__edge');
  if (element !== edge && !element.matches(otherSide)) return undefined;
  const data = edges.find(({ id }) => id === edge?.dataset['id'])?.data;
  return data && relationAtElement(data, element);
}

const targetOfRelation = ({ isEditable, ref }: ResolvedRelation): InPlaceTarget | null =>
  isEditable ? { relation: ref, part: 'relationName' } : null;

/** The focused area or note, as a target to edit. */
function targetOf(element: EventTarget): InPlaceTarget | null {
  if (!(element instanceof HTMLElement)) return null;
  const id = element.dataset['id'] ?? '';
  if (element.classList.contains('react-flow__node-area')) return { areaId: id, part: 'title' };
  return element.classList.contains('react-flow__node-note') ? { noteId: id, part: 'text' } : null;
}
