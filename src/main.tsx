import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Root } from './app/Root.tsx';
import { startServices } from './app/startServices.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element #root.');

const designer = await startServices();

createRoot(root).render(
  <StrictMode>
    <Root designer={designer} />
  </StrictMode>,
);
