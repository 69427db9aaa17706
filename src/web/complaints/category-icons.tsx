import { type VNode } from 'preact';

/** What complaints are mostly about, drawn with lines in a square of 24. */
const drawings: Readonly<Record<string, string>> = {
  road: 'M8 3 4 21M16 3l4 18M12 4v3m0 4v3m0 4v3',
  pavement: 'M3 8h18M3 16h18M9 8v8m6-8v8M6 16v5m12-5v5M3 3v18m18-18v18',
  'street-light': 'M6 21V6a3 3 0 0 1 3-3h6M4 21h4m5-18h6l1 5h-8zm-1 9-1 3m5-3v4m4-4 1 3',
  flood:
    'M4 11l8-7 8 7M7 9v5m10-5v5M2 16c2-2 3-2 5 0s3 2 5 0 3-2 5 0 3 2 5 0M2 20c2-2 3-2 5 0s3 2 5 0 3-2 5 0 3 2 5 0',
  'drains-and-rivers': 'M3 5h18v6a9 9 0 0 1-18 0zM8 5v9m4-9v10m4-10v9',
  waste: 'M5 7h14l-1 14H6zM3 7h18M9 7V4h6v3m-5 4v6m4-6v6',
  tree: 'M12 22v-8m0 3 4-3M12 3a5 5 0 0 1 5 6 4 4 0 0 1-2 7H9a4 4 0 0 1-2-7 5 5 0 0 1 5-6z',
  park: 'M7 21v-6M7 3l4 8H8l3 4H3l3-4H3zM14 15h8m-7 0v6m6-6v6m-7-10h8',
  'illegal-parking': 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zM9 18V7h4a3 3 0 0 1 0 6H9M5 5l14 14',
  traffic:
    'M8 2h8v20H8zM12 5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zm0 5.500a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zm0 5.500a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zM8 6H5m3 6H5m14-6h-3m3 6h-3',
  'street-vendors':
    'M4 9h16l-2-5H6zm1 0v12m14-12v12M5 14h14M4 9a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0A2.7 2.7 0 0 0 20 9',
  'people-in-need':
    'M9 3a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM3 21v-4a6 6 0 0 1 10-4.500M13 16c2-2 5-2 5-2l3 2-4 4h-4l-3 1',
  billboard: 'M3 3h18v10H3zM8 13v8m8-8v8M7 7h10M7 10h6',
  noise: 'M3 9v6h4l6 5V4L7 9zM17 8a6 6 0 0 1 0 8m3-11a10 10 0 0 1 0 14',
  'no-smoking-zone': 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zM5 5l14 14M5 13h11v3H8m10-3v3',
  'electricity-cables': 'M13 2 5 14h6l-1 8 9-13h-6z',
  telecom:
    'M12 11v11M8 22l4-11 4 11M12 7a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM7.5 4.500a6 6 0 0 0 0 9m9-9a6 6 0 0 1 0 9M5 2a10 10 0 0 0 0 14M19 2a10 10 0 0 1 0 14',
  'piped-water': 'M3 8h10a5 5 0 0 1 5 5v2h-5v-2H3zM8 8V4M5 4h6m4.5 14c-2 2.5-2 4 0 4s2-1.5 0-4z',
  'public-transport': 'M5 3h14v15H5zM5 11h14M8 18v3m8-3v3M8 15h1m6 0h1M9 6h6',
  'public-building': 'M3 9l9-6 9 6zM5 9v9m5-9v9m4-9v9m5-9v9M3 21h18M3 18h18',
  'fire-danger': 'M12 2c1 5 6 7 6 13a6 6 0 0 1-12 0c0-3 2-4 2-7 2 1 3 3 3 4 2-3 1-6 1-10z',
  brawl:
    'M7 3a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zm10 0a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM3 21v-6l3-5 5 3m10 8v-6l-3-5-5 3m-2-1 2 2m0-2-2 2',
  permits: 'M6 2h9l4 4v16H6zM15 2v4h4M9 11h7m-7 4h4m1 3 2 2 3-4',
  'official-service': 'M12 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM2 21h20M4 21v-4h16v4M8 17v-1a4 4 0 0 1 8 0v1',
  'wild-animals':
    'M7 9a2 2 0 1 1 0-4 2 2 0 0 1 0 4zm10 0a2 2 0 1 1 0-4 2 2 0 0 1 0 4zm-5-2a2 2 0 1 1 0-4 2 2 0 0 1 0 4zM12 11c3 0 6 4 6 7a3 3 0 0 1-3 3c-1 0-2-1-3-1s-2 1-3 1a3 3 0 0 1-3-3c0-3 3-7 6-7z',
};

/** For a category that a city has made itself. */
const neutral = 'M4 4h16v12h-9l-5 5v-5H4zM12 7v4m0 2v1';

/** The picture of a category, beside its name. */
export function CategoryIcon({ code }: { code: string }): VNode {
  return (
    <svg
      class="category-icon"
      viewBox="0 0 24 24"
      width="32"
      height="32"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={Object.hasOwn(drawings, code) ? drawings[code] : neutral} />
    </svg>
  );
}
