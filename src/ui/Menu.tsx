import { cloneElement, type ReactElement, Suspense, useState } from 'react';
import { latePart } from './latePart.tsx';
import type { MenuGroups } from './menuItem.ts';
import { PartFailure } from './PartFailure.tsx';

interface TriggerProps {
  readonly onClick?: () => void;
  readonly onPointerEnter?: () => void;
  readonly 'aria-haspopup'?: 'menu';
}

interface MenuProps {
  /** The button; the menu handles its click. */
  readonly trigger: ReactElement<TriggerProps>;
  readonly groups: MenuGroups;
}

const loadPopup = () => import('./MenuPopup.tsx');
const MenuPopup = latePart<MenuProps>({
  name: 'The menu',
  load: async () => (await loadPopup()).MenuPopup,
  failed: ({ trigger }, retry) => <FailedMenu trigger={trigger} retry={retry} />,
});

/** A button that opens a menu. The menu's code is loaded when the button is first pointed at or pressed. */
export function Menu({ trigger, groups }: MenuProps) {
  const [isWanted, setWanted] = useState(false);
  const button = cloneElement(trigger, {
    'aria-haspopup': 'menu',
    onClick: () => setWanted(true),
    // If that fails, pressing the button says so.
    onPointerEnter: () => void loadPopup().catch(() => {}),
  });
  if (!isWanted) return button;
  return (
    <Suspense fallback={button}>
      <MenuPopup trigger={trigger} groups={groups} />
    </Suspense>
  );
}

/** Keeps the button: pressing it tries again. */
function FailedMenu({ trigger, retry }: { trigger: MenuProps['trigger']; retry: () => void }) {
  const [isFailureShown, setFailureShown] = useState(true);
  return (
    <>
      {cloneElement(trigger, { 'aria-haspopup': 'menu', onClick: retry })}
      {isFailureShown ? (
        <PartFailure name="The menu" isOver onRetry={retry} onClose={() => setFailureShown(false)} />
      ) : null}
    </>
  );
}
