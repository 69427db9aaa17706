import { type VNode } from 'preact';
import { type Drawing } from './draw.js';

interface Props {
  readonly drawing: Drawing;
  /** Codes of the kelurahan to be seen. */
  readonly kelurahan: ReadonlySet<string>;
  /** What the picture shows, in words. */
  readonly label: string;
}

/** A small picture of the city in which an area stands out. */
export function WhereMap({ drawing, kelurahan, label }: Props): VNode {
  return (
    <svg class="where-map" viewBox={drawing.viewBox} role="img" aria-label={label}>
      {drawing.frames.map(({ left, top, right, bottom }) => (
        <rect class="frame" x={left} y={top} width={right - left} height={bottom - top} />
      ))}
      {drawing.shapes
        .filter(({ code, apart }) => apart || kelurahan.has(code))
        .map(({ code, d, apart }) => (
          <path
            key={code}
            class={`${kelurahan.has(code) ? 'here' : 'elsewhere'}${apart ? ' apart' : ''}`}
            d={d}
          />
        ))}
      <path class="borders" d={drawing.borders} />
    </svg>
  );
}
