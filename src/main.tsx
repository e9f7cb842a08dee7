import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Root } from './app/shell/Root.tsx';
import { isInForeignFrame, showFrameNotice } from './app/start/foreignFrame.ts';
import { loadAhead } from './app/start/loadAhead.ts';
import { releaseWhenDrawn } from './app/start/releaseParts.ts';
import { showFailedStart, showWaiting } from './app/start/startPage.ts';
import { startServices } from './app/start/startServices.ts';
import { holdParts } from './lib/heldParts.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element #root.');

if (isInForeignFrame(window)) showFrameNotice(root);
else {
  const release = holdParts();
  const endWaiting = showWaiting(root);
  const designer = await startServices()
    .catch((error: unknown) => {
      showFailedStart(root, error);
      throw error;
    })
    .finally(endWaiting);
  createRoot(root).render(
    <StrictMode>
      <Root designer={designer} />
    </StrictMode>,
  );
  const { services, isPictureHeld } = designer.getState().session;
  releaseWhenDrawn(release, { view: services.view, isPictureHeld });
  loadAhead();
}
