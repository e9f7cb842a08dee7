import { isUsual, linesToApply, type ProjectUpdate, type UpdateLine } from '../../model/index.ts';

/** An update with what is taken over of it. */
export interface ChosenUpdate {
  readonly update: ProjectUpdate;
  /** The ids of the ticked lines. */
  readonly ids: ReadonlySet<string>;
  /** The ticked lines that have all they need. */
  readonly lines: readonly UpdateLine[];
}

/** The lines that the user has ticked or not, by id; the others are as usual. */
export type Ticked = ReadonlyMap<string, boolean>;

/** Returns what is taken over. A line keeps its tick while the source is read with other options. */
export function chosenOf(update: ProjectUpdate, ticked: Ticked | null): ChosenUpdate {
  const ids = new Set(
    update.lines.filter((line) => ticked?.get(line.id) ?? isUsual(line)).map(({ id }) => id),
  );
  return { update, ids, lines: linesToApply(update, ids) };
}
