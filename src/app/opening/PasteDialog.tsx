import { useState } from 'react';
import type { FileProblem } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './FileDialogs.module.css';
import { describeMember } from './listenToPaste.ts';

interface PasteDialogProps {
  /** Imports the text, or returns what is wrong with it. */
  readonly onPaste: (text: string, tell: (problem: FileProblem) => void) => void;
  readonly onClose: () => void;
}

const placeholder = `{
  "name": "Customer",
  "properties": { "name": "string" }
}`;

/** A dialog to paste models as text. */
export function PasteDialog({ onPaste, onClose }: PasteDialogProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<FileProblem | null>(null);
  const member = problem && describeMember(problem);
  const place = problem?.line === undefined ? '' : `Line ${problem.line}, column ${problem.column}: `;
  return (
    <Dialog
      title="Paste models"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={text.trim() === ''} onClick={() => onPaste(text, setProblem)}>
            Add
          </Button>
        </>
      }
    >
      <p className={styles['text']}>
        One model definition, a list of them, a model-config.json, the SQL that creates tables, a schema in
        DBML or Prisma, the description of an API (OpenAPI, Swagger, JSON Schema), or a LoopBack 4 model
        class. On the canvas, pasting does the same without this dialog.
      </p>
      <textarea
        autoFocus
        className={styles['textarea']}
        aria-label="Models as text"
        aria-invalid={problem !== null}
        placeholder={placeholder}
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setProblem(null);
        }}
      />
      {problem === null ? null : (
        <p className={styles['error']} role="alert">
          {member === null ? '' : `${member}: `}
          {place}
          {problem.jsonPath === undefined ? '' : `At ${problem.jsonPath}: `}expected {problem.expected}, found{' '}
          {problem.found}.
        </p>
      )}
    </Dialog>
  );
}
