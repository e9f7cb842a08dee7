/** The export formats besides files, loaded when first used to keep the first page small. */
import { downloadBlob, toFragment } from '../../exchange/index.ts';
import { pageSlices } from '../../lib/pageSlices.ts';
import type { Project } from '../../model/index.ts';
import { markdownPieces, mermaidPieces } from '../../targets/index.ts';
import type { Notices } from '../shell/notices.ts';
import { withCancel } from '../shell/withCancel.ts';
import { toBlob } from './toBlob.ts';

export { toFragment };

const cancelled = 'The export was cancelled.';

interface FormatServices {
  readonly notices: Notices;
  readonly projectNow: () => Project;
  /** Returns the name of a project file with this ending. */
  readonly nameWith: (ending: string) => string;
}

/** Downloads a diagram or the documentation of the project as text. */
export async function downloadText(
  { notices, projectNow, nameWith }: FormatServices,
  kind: 'mermaid' | 'markdown',
): Promise<void> {
  const what = kind === 'mermaid' ? 'Writing the diagram' : 'Writing the documentation';
  await withCancel(notices, { doing: what, cancelled }, async (signal) => {
    const text = await toText(kind, projectNow(), signal);
    downloadBlob(nameWith(kind === 'mermaid' ? '.mmd' : '.md'), text);
  });
}

/**
 * Writes a diagram or the documentation of the project as text, in slices.
 *
 * @throws the signal's reason when it is aborted
 */
function toText(kind: 'mermaid' | 'markdown', project: Project, signal: AbortSignal): Promise<Blob> {
  const pauses = pageSlices.pauses(signal);
  return kind === 'mermaid'
    ? toBlob(mermaidPieces(project), 'text/plain', pauses)
    : toBlob(markdownPieces(project), 'text/markdown', pauses);
}
