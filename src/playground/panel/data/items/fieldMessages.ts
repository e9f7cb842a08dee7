import type { Shown, ShownError } from '../../../wire/shown.ts';

/** Returns what a validation of LoopBack says of each property: "can't be blank"; empty for other errors. */
export function fieldMessages({ details }: ShownError): ReadonlyMap<string, string> {
  const messages = memberOf(details, 'messages');
  if (messages?.kind !== 'object') return new Map();
  return new Map(
    messages.entries.flatMap(([property, value]) => {
      const texts = textsIn(value);
      return texts.length === 0 ? [] : [[property, texts.join(', ')] as const];
    }),
  );
}

function memberOf(value: Shown | null, name: string): Shown | undefined {
  return value?.kind === 'object' ? value.entries.find(([key]) => key === name)?.[1] : undefined;
}

function textsIn(value: Shown): readonly string[] {
  if (value.kind === 'primitive') return [value.text];
  return value.kind === 'array' ? value.items.flatMap(textsIn) : [];
}
