import type { Command } from './command.ts';

export interface RenameProjectArguments {
  readonly name: string;
}

export const renameProject: Command<RenameProjectArguments> = (project, { name }) =>
  name === '' || name === project.name ? project : { ...project, name };
