import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isInForeignFrame, showFrameNotice } from './app/foreignFrame.ts';
import { loadAhead } from './app/loadAhead.ts';
import { Root } from './app/Root.tsx';
import { tellFailedStart, tellWhileWaiting } from './app/startPage.ts';
import { startServices } from './app/startServices.ts';

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
