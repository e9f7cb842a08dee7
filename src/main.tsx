import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Root } from './app/shell/Root.tsx';
import { isInForeignFrame, showFrameNotice } from './app/start/foreignFrame.ts';
import { loadAhead } from './app/start/loadAhead.ts';
import { tellFailedStart, tellWhileWaiting } from './app/start/startPage.ts';
import { startServices } from './app/start/startServices.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element #root.');

if (isInForeignFrame(window)) showFrameNotice(root);
else {
  const endWaiting = tellWhileWaiting(root);
  const designer = await startServices()
    .catch((error: unknown) => {
      tellFailedStart(root, error);
      throw error;
    })
    .finally(endWaiting);
  createRoot(root).render(
    <StrictMode>
      <Root designer={designer} />
    </StrictMode>,
  );
  loadAhead();
}
