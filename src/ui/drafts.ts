import { createContext, useContext, useEffect, useEffectEvent, useState } from 'react';

/** A text that could not be applied when its field went out of view. */
export interface Draft {
  readonly text: string;
  /** What the field would have shown without the draft. */
  readonly base: string;
}

/** The drafts of one thing, such as a model, while it is not shown. */
export interface Drafts {
  /** The name of the thing; the drafts of several things share the map. */
  readonly owner: string;
  readonly texts: Map<string, Draft>;
}

export const DraftsContext = createContext<Drafts | null>(null);

/**
 * Returns the draft that the field had when it was shown last; null if it had none.
 *
 * @param field the name of the field, which no other field of the thing has
 * @param current returns the draft to keep when the field goes out of view
 */
export function useDraft(field: string, current: () => Draft | null): Draft | null {
  const drafts = useContext(DraftsContext);
  const key = JSON.stringify([drafts?.owner, field]);
  const [kept] = useState(() => drafts?.texts.get(key) ?? null);
  const take = useEffectEvent(() => drafts?.texts.delete(key));
  const keep = useEffectEvent(() => {
    const draft = current();
    if (draft !== null) drafts?.texts.set(key, draft);
  });
  useEffect(() => {
    take();
    return () => keep();
  }, []);
  return kept;
}
