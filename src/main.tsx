import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { ErrorBoundary } from './app/ErrorBoundary.tsx';
import { startServices } from './app/startServices.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element #root.');

const { services, isFirstVisit } = await startServices();

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary onRescue={() => void services.exporting.downloadProject()}>
      <App services={services} isFirstVisit={isFirstVisit} />
    </ErrorBoundary>
  </StrictMode>,
);
