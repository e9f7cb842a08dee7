import { useStore } from 'zustand';
import { SaveReviewDialog } from '../folder/SaveReviewDialog.tsx';
import { SharedLinkDialog } from '../sharing/SharedLinkDialog.tsx';
import { SharedProjectDialog } from '../sharing/SharedProjectDialog.tsx';
import { useServices } from '../start/services.ts';
import { OpenedReport } from './OpenedReport.tsx';
import { OpenQuestion } from './OpenQuestion.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { ReadingProgress } from './ReadingProgress.tsx';
import { SourcePreview } from './SourcePreview.tsx';

/** The dialogs of opening and exporting, one at a time, loaded when first used. */
export function OpeningDialogs() {
  const { editor, opening, exporting, projects } = useServices();
  const { progress, question, preview, report, isPasting, shared } = useStore(opening.store);
  const { review } = useStore(exporting.folder.store);
  const { link } = useStore(exporting.shared);
  if (progress !== null) return <ReadingProgress progress={progress} onCancel={opening.cancel} />;
  if (preview !== null)
    return (
      <SourcePreview files={preview} project={editor.getState().project} onAnswer={opening.answerPreview} />
    );
  if (question !== null) return <OpenQuestion question={question} onAnswer={opening.answer} />;
  if (report !== null) return <OpenedReport opened={report} onClose={opening.closeReport} />;
  if (isPasting)
    return (
      <PasteDialog onPaste={(text, tell) => void opening.paste(text, tell)} onClose={opening.closeText} />
    );
  if (review !== null) return <SaveReviewDialog review={review} folder={exporting.folder} />;
  if (link !== null) return <SharedLinkDialog link={link} onClose={exporting.closeLink} />;
  if (shared !== null)
    return (
      <SharedProjectDialog
        shared={shared}
        onOpen={(project) => void projects.openCopy(project)}
        onClose={opening.closeLink}
      />
    );
  return null;
}
