import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ModelId, RelationRef } from '../model/index.ts';

/**
 * The part of a box that is edited: its name, a property, or the row for a new
 * property. After the name of a new model (`isNew`) its first property follows.
 */
export type ModelTarget =
  | {
      readonly modelId: ModelId;
      readonly part: 'name';
      readonly isNew?: boolean;
      /** Called with each text instead of a rename, for a model that is added in a step that is still open. */
      readonly onName?: (name: string) => void;
    }
  | { readonly modelId: ModelId; readonly part: 'property'; readonly property: string }
  | { readonly modelId: ModelId; readonly part: 'newProperty'; readonly isNew?: boolean };

/** What is edited in place: a part of a model's box, a relation's name, an area's title, or a note's text. */
export type InPlaceTarget =
  | ModelTarget
  | { readonly relation: RelationRef; readonly part: 'relationName' }
  | { readonly areaId: string; readonly part: 'title' }
  | { readonly noteId: string; readonly part: 'text' };

interface InPlaceState {
  readonly target: InPlaceTarget | null;
}

/** Holds what is shown as a field instead of text. */
export type InPlaceEditing = StoreApi<InPlaceState>;

export function createInPlaceEditing(): InPlaceEditing {
  return createStore<InPlaceState>()(() => ({ target: null }));
}

export const InPlaceContext = createContext<InPlaceEditing | null>(null);

export function useInPlaceEditing(): InPlaceEditing {
  const editing = useContext(InPlaceContext);
  if (editing === null) throw new Error('useInPlaceEditing needs an <InPlaceContext value={…}> above it.');
  return editing;
}

/** The part of this box that is edited. Other boxes do not render when it changes. */
export function useInPlaceTarget(modelId: ModelId): ModelTarget | null {
  return useStore(useInPlaceEditing(), ({ target }) =>
    target !== null && 'modelId' in target && target.modelId === modelId ? target : null,
  );
}

export function useIsRelationEdited({ modelId, name }: RelationRef): boolean {
  return useStore(
    useInPlaceEditing(),
    ({ target }) =>
      target?.part === 'relationName' && target.relation.modelId === modelId && target.relation.name === name,
  );
}

export function useIsTitleEdited(areaId: string): boolean {
  return useStore(useInPlaceEditing(), ({ target }) => target?.part === 'title' && target.areaId === areaId);
}

export function useIsTextEdited(noteId: string): boolean {
  return useStore(useInPlaceEditing(), ({ target }) => target?.part === 'text' && target.noteId === noteId);
}
