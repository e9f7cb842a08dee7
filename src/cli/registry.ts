import type { Command } from './command.ts';

/** Every command, in the order of the help. The file of the same name has it, loaded when it is used. */
export const commandNames = ['open', 'check', 'export', 'diagram', 'import', 'names'] as const;

export type CommandName = (typeof commandNames)[number];

/** Loads a command. */
export async function loadCommand(name: CommandName): Promise<Command> {
  const { command } = (await import(`./commands/${name}.ts`)) as { readonly command: Command };
  return command;
}
