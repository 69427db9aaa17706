/** Edge of the grey picture that a hash is made of, in pixels. */
export const HASHED_EDGE = 32;

/** Pictures whose hashes differ in at most so many of the 64 bits are nearly the same. */
export const NEARLY_THE_SAME = 6;

const BITS = 64;
const PARTS = 4;
const PART_BITS = BITS / PARTS;

const cosines = Float64Array.from({ length: HASHED_EDGE ** 2 }, (_, at) => {
  const [frequency, place] = [Math.floor(at / HASHED_EDGE), at % HASHED_EDGE];
  return Math.cos(((2 * place + 1) * frequency * Math.PI) / (2 * HASHED_EDGE));
});

/** The coarsest 64 patterns of light and shade, without the brightness of the whole. */
const patterns = Array.from({ length: 12 }, (_, sum) =>
  Array.from({ length: sum + 1 }, (_, across) => ({ across, down: sum - across })),
)
  .flat()
  .slice(1, BITS + 1);

/**
 * Hashes what a picture looks like, so that it stays nearly the same when the
 * picture is made smaller, brighter or stored in another format: of its 64
 * coarsest patterns (discrete cosine transform), which are stronger than the median.
 *
 * @param grey brightness of 32 × 32 pixels, row by row
 */
export function pictureHash(grey: Uint8Array): bigint {
  const strengths = patterns.map(({ across, down }) => strengthOf(grey, across, down));
  const sorted = [...strengths].sort((a, b) => a - b);
  const median = ((sorted[BITS / 2 - 1] ?? 0) + (sorted[BITS / 2] ?? 0)) / 2;
  return strengths.reduce((hash, strength) => (hash << 1n) | (strength > median ? 1n : 0n), 0n);
}

/** In how many bits two hashes differ. */
export function bitsBetween(one: bigint, other: bigint): number {
  let differing = 0;
  for (let rest = one ^ other; rest > 0n; rest &= rest - 1n) differing++;
  return differing;
}

/**
 * The parts by which the database finds all hashes within 7 bits of one: split
 * into four parts of 16 bits, two such hashes have a part in which they differ by
 * at most one bit. As `picture_parts` numbers them: the place of the part, then its bits.
 */
export function partsNear(hash: bigint): number[] {
  return Array.from({ length: PARTS }, (_, place) => {
    const shift = BigInt(BITS - PART_BITS * (place + 1));
    const part = Number((hash >> shift) & 0xffffn) | (place << PART_BITS);
    return [part, ...Array.from({ length: PART_BITS }, (_, bit) => part ^ (1 << bit))];
  }).flat();
}

/** As PostgreSQL holds it: a signed whole number. */
export function asBigint(hash: bigint): string {
  return BigInt.asIntN(BITS, hash).toString();
}

/** What {@link asBigint} wrote. */
export function fromBigint(text: string): bigint {
  return BigInt.asUintN(BITS, BigInt(text));
}

function strengthOf(grey: Uint8Array, across: number, down: number): number {
  let sum = 0;
  for (let y = 0; y < HASHED_EDGE; y++) {
    let row = 0;
    for (let x = 0; x < HASHED_EDGE; x++)
      row += (grey[y * HASHED_EDGE + x] ?? 0) * (cosines[across * HASHED_EDGE + x] ?? 0);
    sum += row * (cosines[down * HASHED_EDGE + y] ?? 0);
  }
  // So coarsely that what is only the rounding of sums counts as nothing, as in a picture of one colour.
  return Math.round(sum);
}
