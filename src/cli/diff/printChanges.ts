import { countOf } from '../../lib/countOf.ts';
import { shorten } from '../../lib/shorten.ts';
import { printable, styled, type Terminal } from '../terminal.ts';
import type { ChangeKind, FactChange, ModelChange, PartChange } from './compareProjects.ts';

/** Longer values are cut: the files have the rest. Characters. */
const LONGEST_VALUE = 200;

const signs = { added: '+', removed: '-', changed: '~' } as const;
const colours = { added: 'green', removed: 'red', changed: 'yellow' } as const;

/** Prints the changes of models for people. */
export function printChanges(changes: readonly ModelChange[], terminal: Terminal): string {
  const mark = (kind: ChangeKind): string => styled(terminal, colours[kind], signs[kind]);
  const printPart = ({ kind, part, name, facts }: PartChange): string => {
    const title = part === 'model' ? 'model' : `${part} ${printable(name)}`;
    return `  ${mark(kind)} ${title}\n${facts.map((fact) => `      ${printFact(fact, kind)}\n`).join('')}`;
  };
  const printModel = ({ kind, model, parts }: ModelChange): string =>
    `${mark(kind)} ${styled(terminal, 'bold', printable(model))}\n${parts.map(printPart).join('')}`;
  return `${changes.map(printModel).join('')}${changes.length === 0 ? '' : '\n'}${summaryOf(changes)}\n`;
}

function printFact({ fact, before, after }: FactChange, kind: ChangeKind): string {
  const [one, other] = [before, after].map((value) =>
    value === null ? 'none' : printable(shorten(value, LONGEST_VALUE)),
  );
  if (kind === 'added') return `${printable(fact)}  ${other}`;
  return kind === 'removed' ? `${printable(fact)}  ${one}` : `${printable(fact)}  ${one} → ${other}`;
}

function summaryOf(changes: readonly ModelChange[]): string {
  if (changes.length === 0) return 'No model differs.';
  const counts = (['added', 'removed', 'changed'] as const).flatMap((wanted) => {
    const count = changes.filter(({ kind }) => kind === wanted).length;
    return count === 0 ? [] : [`${count} ${wanted}`];
  });
  return `${countOf(changes.length, 'model differs', 'models differ')}: ${counts.join(', ')}.`;
}
