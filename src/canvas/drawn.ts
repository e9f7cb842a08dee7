import type { ReactFlowState } from '@xyflow/react';
import type { RefObject } from 'react';
import type { Project } from '../model/index.ts';
import type { Flow } from './flow.ts';
import type { FlowView } from './toFlow.ts';

/** What was drawn last; in a drag its flow is newer than the rest. */
export interface Drawn {
  flow: Flow;
  /** undefined before the first picture. */
  project?: Project;
  view?: FlowView;
  /** The pan and zoom. */
  transform?: ReactFlowState['transform'];
  /** Whether only boxes and edges show where the models are. */
  readonly isPlain: RefObject<boolean>;
}
