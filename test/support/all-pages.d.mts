export interface ListedPage {
  readonly name: string;
  readonly path: string;
  /** A demo account; everyone where not given. */
  readonly account?: string;
  /** It holds a map, and may weigh more for it. */
  readonly map?: boolean;
}
export const allPages: readonly ListedPage[];
export function fileOne(base: string): Promise<string>;
