import { basename } from 'node:path';
import type { OpenedFiles } from '../sources/index.ts';
import { printable, Refusal, type Terminal } from './terminal.ts';

/**
 * Says which files could not be read.
 *
 * @throws Refusal if nothing could be opened
 */
export function reportSkipped(opened: OpenedFiles, path: string, terminal: Terminal): void {
  for (const { message } of opened.problems) terminal.note(`warning ${printable(message)}\n`);
  if (opened.models.length > 0 || opened.project !== undefined) return;
  const onlyBuiltIn =
    opened.problems.length === 0 && opened.modelConfig !== null
      ? ` of its own: its ${basename(opened.modelConfig.path)} lists built-in models of LoopBack, or models without a file. Add a model first`
      : ' that can be read';
  throw new Refusal(`${printable(path)} holds no models${onlyBuiltIn}.`);
}
