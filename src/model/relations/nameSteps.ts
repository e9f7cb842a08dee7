import { camelOf, pluralOf, singularOf } from '../naming.ts';
import type { NameStep } from './relationKind.ts';

/** The origin of the target's plural. */
export interface PluralFacts {
  readonly targetName: string;
  readonly targetPlural: string;
  /** The model whose `plural` setting is in force: the target or a base of it; null if LoopBack's rule is. */
  readonly pluralFrom: string | null;
  readonly hasEmptyPlural: boolean;
}

/** Returns the steps to the name of a relation to many: Order → Orders → orders. */
export function pluralNameSteps(facts: PluralFacts): readonly NameStep[] {
  const { targetName, targetPlural } = facts;
  return [
    { text: 'the target', value: targetName },
    ...(facts.hasEmptyPlural
      ? [{ text: 'its setting "plural" is "", which LoopBack ignores', value: targetName }]
      : []),
    { text: pluralText(facts), value: targetPlural },
    ...camelSteps(targetPlural),
  ];
}

/** Returns the steps to the name of a relation to one: Customer → customer. */
export function singularNameSteps(targetName: string): readonly NameStep[] {
  const steps = camelSteps(targetName);
  return [
    { text: 'the target; its plural is not used', value: targetName },
    ...(steps.length > 0 ? steps : [{ text: 'unchanged', value: targetName }]),
  ];
}

/** Returns the steps to a key derived from a model's name: Customer → Customer_id → customerId. */
export function modelKeySteps(
  modelName: string,
  source: string,
  ending: '_id' | '_ids' | '_type',
): readonly NameStep[] {
  const joined = `${modelName}${ending}`;
  return [
    { text: source, value: modelName },
    { text: `+ "${ending}"`, value: joined },
    ...camelSteps(joined),
  ];
}

/** Returns the steps to the key of a belongsTo: its name + "Id", without other changes. */
export function belongsToKeySteps(relationName: string, source: string): readonly NameStep[] {
  return [
    { text: source, value: relationName },
    { text: '+ "Id", without other changes', value: `${relationName}Id` },
  ];
}

/** Returns a step for each change that camelize makes to a word. */
function camelSteps(word: string): readonly NameStep[] {
  const steps: NameStep[] = [];
  const camel = camelOf(word);
  const lowered = withOriginalFirst(camel, word);
  if (lowered !== word) steps.push({ text: dividerText(word), value: lowered });
  if (camel !== lowered) steps.push({ text: lowerText(word), value: camel });
  return steps;
}

/** Returns the camelized word with its original first letter, to show the two changes one after the other. */
function withOriginalFirst(camel: string, word: string): string {
  const isLowered = camel.charAt(0) !== word.charAt(0) && camel.charAt(0) === word.charAt(0).toLowerCase();
  return isLowered ? word.charAt(0) + camel.slice(1) : camel;
}

function dividerText(word: string): string {
  if (word.includes('/')) return 'each "/" becomes "::", and a capital follows it';
  if (word.startsWith('_')) return 'the leading "_" is removed, and the capital stays';
  const hasAdjacentCapitals = word.split('_').some((piece, index) => index > 0 && /[A-Z].*[A-Z]/.test(piece));
  return hasAdjacentCapitals
    ? 'each "_" is removed, and the part after it keeps one capital'
    : 'each "_" is removed, and the next letter becomes a capital';
}

function lowerText(word: string): string {
  return /^[A-Z]{2}/.test(word)
    ? 'first letter in lower case; the other capitals stay'
    : 'first letter in lower case';
}

function pluralText({ targetName, targetPlural, pluralFrom }: PluralFacts): string {
  if (pluralFrom === targetName) return 'its setting "plural", word for word';
  if (pluralFrom !== null) return `the setting "plural" of its base ${pluralFrom}, word for word`;
  if (targetPlural === targetName) return unchangedText(targetName);
  if (targetPlural === `${targetName}s`) return 'plural';
  const rule = pluralOf(targetName.toLowerCase());
  if (rule !== targetPlural.toLowerCase()) return 'plural, by the ending of the word';
  return losesCapitals(targetName, targetPlural)
    ? 'plural; the rule writes its ending in lower case'
    : 'plural, by the rule for words like it';
}

function unchangedText(name: string): string {
  if (/[ti]a$/i.test(name)) return 'plural: LoopBack treats words that end in -ta or -ia as plurals';
  return singularOf(name) === name
    ? "plural: on LoopBack's list of words without one"
    : 'plural: LoopBack treats it as a plural already';
}

/** Returns whether the plural turns capitals into small letters: ATLAS → ATLAs, Foot → feet. */
function losesCapitals(name: string, plural: string): boolean {
  return name.charAt(0) !== plural.charAt(0) || (/[A-Z]$/.test(name) && /[a-z]$/.test(plural));
}
