import { type VNode } from 'preact';
import { encode } from 'uqr';

const QUIET_ZONE = 4;

/** A text as a QR code, dark on white also where the page is dark: not every camera reads it otherwise. */
export function QrCode({ text, label }: { text: string; label: string }): VNode {
  const { size, data } = encode(text, { border: QUIET_ZONE });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      width="240"
      height="240"
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
