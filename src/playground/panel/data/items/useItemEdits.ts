import { useMemo, useState } from 'react';
import type { JsonObject, JsonValue } from '../../../../lib/json.ts';
import type { CallRequest } from '../../calls/callRequest.ts';
import { writeCall } from '../../calls/writeCall.ts';
import type { DesignModel, DesignProperty } from '../../design/design.ts';
import type { Session } from '../../session/useSession.ts';
import { readCell } from '../cellText.ts';
import { fieldMessages } from './fieldMessages.ts';
import { type HeldItem, itemsIn } from './heldItems.ts';
import { addItem, changeItem, type ItemPlace, removeItem } from './itemCalls.ts';
import { type ItemDrafts, itemKey, noDrafts, withDraft, withDrafts, withoutStored } from './itemDrafts.ts';

type ItemSession = Pick<Session, 'run'>;

/**
 * Changes the items of a row through LoopBack's own methods, one call after the
 * other. What was typed is shown at once, and stays where LoopBack refuses it.
 */
export function useItemEdits(session: ItemSession, design: readonly DesignModel[], place: ItemPlace) {
  const [drafts, setDrafts] = useState<ItemDrafts>(noDrafts);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [seen, setSeen] = useState(place.value);
  if (seen !== place.value) {
    setSeen(place.value);
    setDrafts(withoutStored(drafts));
  }
  const { model } = place.held;
  const items = useMemo(() => itemsIn(place.value), [place.value]);
  const shown = useMemo(() => items.map((held) => withDrafts(held, model, drafts)), [items, model, drafts]);

  /** Runs a call; returns what LoopBack says against it, and null where it is done. */
  const run = async (request: CallRequest) => {
    const facts = writeCall(request, design);
    const report = await session.run(facts.promise, { call: facts, isPatient: true });
    const result = report?.result;
    if (result === undefined || result.type === 'done') return null;
    if (result.type === 'stopped') return { message: result.message, fields: new Map<string, string>() };
    return { message: result.error.message, fields: fieldMessages(result.error) };
  };
  /** The place with what was typed and is not stored yet, for calls that write the whole value. */
  const expected = (): ItemPlace => {
    const accepted = new Map(
      items.map((held) => [held.index, withDrafts(held, model, drafts, 'accepted')] as const),
    );
    const value = (old: JsonValue | undefined, index: number) => accepted.get(index) ?? old ?? null;
    const whole = Array.isArray(place.value) ? place.value.map(value) : value(place.value, 0);
    return { ...place, value: whole };
  };

  return {
    items,
    /** The items as they are shown, with what was typed. */
    shown,
    drafts,
    /** Why the last call was refused; null where it was not. */
    refusal,
    edit: async (held: HeldItem, { name, type }: DesignProperty, text: string): Promise<void> => {
      const key = itemKey(held, model);
      const draftOf = (state: 'waiting' | 'stored' | 'refused', message: string | null = null): void =>
        setDrafts((all) => withDraft(all, key, name, { text, state, message }));
      const request = changeItem(expected(), held.index, { [name]: readCell(text, type) });
      draftOf('waiting');
      setRefusal(null);
      const refused = await run(request);
      if (refused === null) draftOf('stored');
      else draftOf('refused', refused.fields.get(name) ?? refused.message);
      setRefusal(refused?.message ?? null);
    },
    /** Forgets a text that was refused. */
    discard: (held: HeldItem, property: string): void => {
      setDrafts((all) => withDraft(all, itemKey(held, model), property, null));
      setRefusal(null);
    },
    /** Returns why LoopBack refused the item; null where it is stored. */
    add: async (data: JsonObject): Promise<string | null> =>
      (await run(addItem(expected(), data)))?.message ?? null,
    remove: async ({ index }: HeldItem): Promise<void> => {
      const refused = await run(removeItem(expected(), index));
      setRefusal(refused?.message ?? null);
    },
  };
}
