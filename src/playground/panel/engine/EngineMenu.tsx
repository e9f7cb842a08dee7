import { Check, Cpu, ListChecks } from 'lucide-react';
import { Suspense, useState } from 'react';
import { type EngineName, engineNames } from '../../../model/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { latePart } from '../../../ui/latePart.tsx';
import { Menu } from '../../../ui/Menu.tsx';

interface EngineMenuProps {
  readonly engine: EngineName;
  readonly onChange: (engine: EngineName) => void;
  /** Shows a notice that is not an entry of the log. */
  readonly onNotice: (text: string) => void;
}

const labels = {
  loopback3: { name: 'LoopBack 3', juggler: 'juggler 3.36' },
  juggler7: { name: 'juggler 7', juggler: 'juggler 7.0.3' },
} as const;

const EngineDialog = latePart<{ readonly onClose: () => void }>({
  name: 'The list of differences',
  isOver: true,
  load: async () => (await import('./EngineDialog.tsx')).EngineDialog,
});

/** Chooses the engine that code and methods follow. Rows stay as they are. */
export function EngineMenu({ engine, onChange, onNotice }: EngineMenuProps) {
  const [isListed, setListed] = useState(false);
  const { name, juggler } = labels[engine];
  const choose = (chosen: EngineName): void => {
    if (chosen === engine) return;
    onChange(chosen);
    onNotice(`The next run follows ${describe(chosen)}. All rows stay.`);
  };
  return (
    <>
      <Menu
        trigger={
          <Button
            size="small"
            aria-label={`Engine: ${name}`}
            title={`Engine: ${name} (${juggler}). It decides, for example, whether reads fill in defaults and whether there is createAll.`}
          >
            <Cpu size={13} /> <span data-word="1">{name}</span>
          </Button>
        }
        groups={[
          engineNames.map((each) => ({
            id: each,
            label: labels[each].name,
            hint: labels[each].juggler,
            icon: each === engine ? <Check size={13} /> : <span style={{ width: 13 }} />,
            isChosen: each === engine,
            onSelect: () => choose(each),
          })),
          [
            {
              id: 'differences',
              label: 'What differs…',
              icon: <ListChecks size={13} />,
              onSelect: () => setListed(true),
            },
          ],
        ]}
      />
      {isListed ? (
        <Suspense>
          <EngineDialog onClose={() => setListed(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function describe(engine: EngineName): string {
  return engine === 'loopback3' ? 'LoopBack 3 (juggler 3.36)' : labels[engine].juggler;
}
