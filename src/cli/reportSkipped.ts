import type { OpenedFiles } from '../sources/index.ts';
import { printable, Refusal, type Terminal } from './terminal.ts';

/**
 * Says which files could not be read.
 *
 * @throws Refusal if nothing could be opened
 */
export function reportSkipped(
  { models, project, problems }: OpenedFiles,
  path: string,
  terminal: Terminal,
): void {
  for (const { message } of problems) terminal.note(`warning ${printable(message)}\n`);
  if (models.length === 0 && project === undefined)
    throw new Refusal(`${printable(path)} holds no models that can be read.`);
}
