import { camelOf, pluralOf, singularOf } from '../naming.ts';
import type { NameStep } from './relationKind.ts';

/** Where the plural of the target comes from. */
export interface PluralFacts {
  readonly targetName: string;
  readonly targetPlural: string;
  /** The model whose `plural` setting counts: the target or a base of it; null where LoopBack's rule does. */
  readonly pluralFrom: string | null;
  readonly hasEmptyPlural: boolean;
}

/** From the target's plural to the name of a relation to many: Order → Orders → orders. */
export function pluralNameSteps(facts: PluralFacts): readonly NameStep[] {
  const { targetName, targetPlural } = facts;
  return [
    { text: 'the target', value: targetName },
    ...(facts.hasEmptyPlural
      ? [{ text: 'its setting "plural" is "", which LoopBack takes for none', value: targetName }]
      : []),
    { text: pluralText(facts), value: targetPlural },
    ...camelSteps(targetPlural),
  ];
}

/** From the target to the name of a relation to one: Customer → customer. */
export function singularNameSteps(targetName: string): readonly NameStep[] {
  const steps = camelSteps(targetName);
  return [
    { text: 'the target; its plural does not count', value: targetName },
    ...(steps.length > 0 ? steps : [{ text: 'as it is', value: targetName }]),
  ];
}

/** A model's name with an ending, camelized: Customer → Customer_id → customerId. */
export function modelKeySteps(modelName: string, what: string, ending: '_id' | '_ids'): readonly NameStep[] {
  const joined = `${modelName}${ending}`;
  return [{ text: what, value: modelName }, { text: `+ "${ending}"`, value: joined }, ...camelSteps(joined)];
}

/** The key of a belongsTo: its name + "Id", joined without any change. */
export function belongsToKeySteps(relationName: string, what: string): readonly NameStep[] {
  return [
    { text: what, value: relationName },
    { text: '+ "Id", joined as it is', value: `${relationName}Id` },
  ];
}

/** What camelize does to a word, a step each; none where it does nothing. */
function camelSteps(word: string): readonly NameStep[] {
  const steps: NameStep[] = [];
  const camel = camelOf(word);
  const lowered = withFirst(camel, word);
  if (lowered !== word) steps.push({ text: dividerText(word), value: lowered });
  if (camel !== lowered) steps.push({ text: lowerText(word), value: camel });
  return steps;
}

/** The camelized word with the first letter as it was, to show the two changes one after the other. */
function withFirst(camel: string, word: string): string {
  const isLowered = camel.charAt(0) !== word.charAt(0) && camel.charAt(0) === word.charAt(0).toLowerCase();
  return isLowered ? word.charAt(0) + camel.slice(1) : camel;
}

function dividerText(word: string): string {
  if (word.includes('/')) return 'each "/" becomes "::", and a capital follows it';
  if (word.startsWith('_')) return 'the leading "_" goes and a capital stays';
  const isLoud = word.split('_').some((piece, index) => index > 0 && /[A-Z].*[A-Z]/.test(piece));
  return isLoud
    ? 'each "_" goes, and what follows it keeps one capital'
    : 'each "_" goes, and a capital follows';
}

function lowerText(word: string): string {
  return /^[A-Z]{2}/.test(word)
    ? 'first letter lower, only that one: the rest of the capitals stay'
    : 'first letter lower';
}

function pluralText({ targetName, targetPlural, pluralFrom }: PluralFacts): string {
  if (pluralFrom === targetName) return 'its setting "plural", word for word';
  if (pluralFrom !== null) return `the setting "plural" of its base ${pluralFrom}, word for word`;
  if (targetPlural === targetName) return unchangedText(targetName);
  if (targetPlural === `${targetName}s`) return 'plural';
  const rule = pluralOf(targetName.toLowerCase());
  if (rule !== targetPlural.toLowerCase()) return 'plural, by the end of the word';
  return isSmallEnd(targetName, targetPlural)
    ? 'plural; what the rule puts in is in small letters'
    : 'plural, by the rule for words like it';
}

function unchangedText(name: string): string {
  if (/[ti]a$/i.test(name)) return 'plural: LoopBack takes words that end in -ta or -ia for plurals already';
  return singularOf(name) === name
    ? "plural: on LoopBack's list of words without one"
    : 'plural: LoopBack takes it for a plural already';
}

/** ATLAS → ATLAs, Foot → feet: letters that were capitals come out small. */
function isSmallEnd(name: string, plural: string): boolean {
  return name.charAt(0) !== plural.charAt(0) || (/[A-Z]$/.test(name) && /[a-z]$/.test(plural));
}
