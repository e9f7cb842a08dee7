import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import { shorten } from '../../lib/shorten.ts';
import {
  addProperty,
  isAddedReference,
  type ModelId,
  moveProperty,
  type PropertyView,
} from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { Editable } from '../Editable.tsx';
import { useJump } from '../useJump.ts';
import { HeldProperties } from './HeldProperties.tsx';
import styles from './Inspector.module.css';
import { PropertyItem } from './PropertyItem.tsx';
import { isProperty } from './places.ts';
import { useSelected } from './useSelected.ts';
import { useShownPart } from './useShownPart.ts';

interface PropertyListProps {
  readonly modelId: ModelId;
  readonly properties: readonly PropertyView[];
  /** The name of the selected property. */
  readonly selected: string | null;
}

/** Lists the declared properties, to edit and reorder, and those that LoopBack adds or the model inherits. */
export function PropertyList({ modelId, properties, selected }: PropertyListProps) {
  const editor = useEditorActions();
  const [dragged, setDragged] = useState<number | null>(null);
  const own = properties.filter((property) => property.origin === 'own');
  const implied = properties.filter((property) => property.origin !== 'own');
  const listed = [...own, ...implied];
  const part = useShownPart(
    properties.length,
    (place) => listed.findIndex(({ name }) => isProperty(modelId, name)(place)),
    selected === null ? -1 : listed.findIndex(({ name }) => name === selected),
  );
  const names = new Set(own.map((property) => property.name));

  const add = (): void => {
    editor.run(addProperty, { modelId, name: freeName(names), type: 'string' }, { label: 'Add property' });
  };
  const move = (property: string, toIndex: number): void => {
    if (toIndex < 0 || toIndex >= own.length) return;
    editor.run(moveProperty, { modelId, property, toIndex }, { label: 'Move property' });
  };

  return (
    <Section
      title="Properties"
      action={
        <Editable>
          <IconButton label="Add a property" size="small" onClick={add}>
            <Plus size={14} />
          </IconButton>
        </Editable>
      }
    >
      <Editable>
        <ul className={styles['properties']}>
          {own.slice(0, part.count).map((property, index) => (
            <PropertyItem
              key={property.name}
              modelId={modelId}
              property={property}
              isSelected={property.name === selected}
              isTaken={(name) => names.has(name)}
              onMove={(by) => move(property.name, index + by)}
              onDragStart={() => setDragged(index)}
              onDrop={() => {
                const moved = dragged === null ? undefined : own[dragged];
                if (moved !== undefined) move(moved.name, index);
                setDragged(null);
              }}
            />
          ))}
          {implied.slice(0, Math.max(0, part.count - own.length)).map((property) => (
            <ImpliedProperty
              key={property.name}
              modelId={modelId}
              property={property}
              isSelected={property.name === selected}
            />
          ))}
        </ul>
        {part.left > 0 ? (
          <Button onClick={part.showMore}>{`Show more (${part.left.toLocaleString('en')} left)`}</Button>
        ) : null}
      </Editable>
    </Section>
  );
}

const originTexts: Readonly<Record<PropertyView['origin'], string>> = {
  own: '',
  injected: 'added by LoopBack',
  inherited: 'inherited',
  foreignKey: '',
  relation: '',
};

interface ImpliedPropertyProps {
  readonly modelId: ModelId;
  readonly property: PropertyView;
  readonly isSelected: boolean;
}

function ImpliedProperty({ modelId, property, isSelected }: ImpliedPropertyProps) {
  const { name, typeLabel, origin, from } = property;
  const shown = useJump<HTMLLIElement>(isProperty(modelId, name));
  const select = useSelected(shown, { modelId, name, isSelected });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys go there in the box
    <li
      ref={shown}
      className={styles['implied']}
      data-property={name}
      data-origin={origin}
      aria-current={isSelected || undefined}
      onClick={select}
    >
      <span className={isAddedReference(property) ? styles['derivedName'] : undefined}>{shorten(name)}</span>
      <span className={styles['from']}>
        {from === undefined ? originTexts[origin] : `from ${shorten(from)}`}
      </span>
      <code className={styles['muted']}>{shorten(typeLabel)}</code>
      <HeldProperties property={property} around={[modelId]} />
    </li>
  );
}

function freeName(taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'property' : `property${number}`;
    if (!taken.has(name)) return name;
  }
}
