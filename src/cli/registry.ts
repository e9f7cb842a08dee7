import { loadPart } from '../lib/loadPart.ts';
import type { Command } from './command.ts';

/** Every command, in the order of the help. The file of the same name has it, loaded when it is used. */
export const commandNames = ['open', 'check', 'export', 'diagram', 'import', 'diff', 'names'] as const;

export type CommandName = (typeof commandNames)[number];

/** One by one: an address made of a name would bring every file of the folder into the package. */
const loaders: Readonly<Record<CommandName, () => Promise<{ readonly command: Command }>>> = {
  open: () => loadPart(() => import('./commands/open.ts')),
  check: () => loadPart(() => import('./commands/check.ts')),
  export: () => loadPart(() => import('./commands/export.ts')),
  diagram: () => loadPart(() => import('./commands/diagram.ts')),
  import: () => loadPart(() => import('./commands/import.ts')),
  diff: () => loadPart(() => import('./commands/diff.ts')),
  names: () => loadPart(() => import('./commands/names.ts')),
};

/** Loads a command. */
export async function loadCommand(name: CommandName): Promise<Command> {
  const { command } = await loaders[name]();
  return command;
}
