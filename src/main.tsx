import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isInForeignFrame, showFrameNotice } from './app/foreignFrame.ts';
import { Root } from './app/Root.tsx';
import { startServices } from './app/startServices.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element #root.');

if (isInForeignFrame(window)) showFrameNotice(root);
else {
  const designer = await startServices();
  createRoot(root).render(
    <StrictMode>
      <Root designer={designer} />
    </StrictMode>,
  );
}
