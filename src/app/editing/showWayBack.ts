import type { Editor } from '../../editor/index.ts';
import type { Notices } from '../shell/notices.ts';

interface WayBackServices {
  readonly editor: Editor;
  readonly notices: Notices;
}

interface WayBack {
  readonly label: 'Undo' | 'Redo';
  readonly run: () => void;
}

/** Shows what was done, with an undo button that lasts until the next change. */
export function showWayBack(
  { editor, notices }: WayBackServices,
  text: string,
  { label, run }: WayBack,
): void {
  const { project } = editor.getState();
  const isLast = (): boolean => editor.getState().project === project;
  const id = notices.show({
    tone: 'info',
    text,
    action: { label, run: () => (isLast() ? run() : undefined) },
  });
  const stop = editor.subscribe(() => {
    if (isLast()) return;
    stop();
    notices.dismiss(id);
  });
}
