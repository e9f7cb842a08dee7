import { Braces, CircleX, Eye, EyeOff, Info, TriangleAlert, Wrench } from 'lucide-react';
import { useEditorActions } from '../../editor/index.ts';
import type { ModelId, Problem } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Editable } from '../Editable.tsx';
import { useJumps, useShowInJson } from '../useJump.ts';
import styles from './Problems.module.css';

interface ProblemItemProps {
  readonly problem: Problem;
  /** Whether this kind of problem is hidden in the project. */
  readonly isHidden: boolean;
  readonly onReveal: (modelId: ModelId) => void;
  /** Hides the kind, or shows it again. */
  readonly onHide: () => void;
}

const icons = { error: CircleX, warning: TriangleAlert, note: Info } as const;

/** A problem, with a link to its place, its fix, and a button that hides its kind in this project. */
export function ProblemItem({ problem, isHidden, onReveal, onHide }: ProblemItemProps) {
  const editor = useEditorActions();
  const jumps = useJumps();
  const showInJson = useShowInJson();
  const { severity, place, message, why, advice, fix, otherFix } = problem;
  const Icon = icons[severity];
  const show = (): void => {
    if (place.relation === undefined) editor.select({ models: [place.modelId] });
    else editor.select({ relation: { modelId: place.modelId, name: place.relation } });
    onReveal(place.modelId);
    jumps.setState({ place });
  };
  const showJson = (): void => {
    onReveal(place.modelId);
    showInJson(place);
  };
  return (
    <li className={classNames(styles['item'], styles[severity])}>
      <Icon size={15} />
      <button type="button" className={styles['place']} onClick={show}>
        <span>{message}</span>
        <span className={styles['advice']}>
          {why} {advice}
        </span>
      </button>
      <Editable>
        <span className={styles['actions']}>
          {[fix, otherFix].map((one) =>
            one === undefined ? null : (
              <Button
                key={one.label}
                look="outlined"
                size="small"
                onClick={() => editor.run((project) => one.apply(project), undefined, { label: one.label })}
              >
                <Wrench size={12} /> {one.label}
              </Button>
            ),
          )}
          {fix === undefined && severity === 'error' ? (
            <Button look="outlined" size="small" onClick={showJson}>
              <Braces size={12} /> Edit in JSON
            </Button>
          ) : null}
          <IconButton
            label={isHidden ? 'Show this kind here again' : 'Hide this kind here'}
            size="small"
            onClick={onHide}
          >
            {isHidden ? <Eye size={14} /> : <EyeOff size={14} />}
          </IconButton>
        </span>
      </Editable>
    </li>
  );
}
