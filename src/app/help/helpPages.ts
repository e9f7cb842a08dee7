export { DrawingTour } from './DrawingTour.tsx';
export { HasManyPage } from './HasManyPage.tsx';
export { ReportDialog } from './ReportDialog.tsx';
