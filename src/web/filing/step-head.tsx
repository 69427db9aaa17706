import { type VNode } from 'preact';
import { useWords, words } from '../reader/words.js';

const texts = words(
  { file: 'Lapor', step: (step: number) => `langkah ${step} dari 3` },
  { file: 'File a complaint', step: (step: number) => `step ${step} of 3` },
);

/** Which step of filing one is at. */
export function StepHead({ step, title }: { step: 1 | 2 | 3; title: string }): VNode {
  const w = useWords(texts);
  return (
    <>
      <p class="soft step-of">
        {w.file}, {w.step(step)}
      </p>
      <h1>{title}</h1>
    </>
  );
}
