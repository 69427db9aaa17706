/** What a request that changes something tells of where it came from. */
export interface Origins {
  readonly method: string;
  /** `Sec-Fetch-Site`, which browsers send and pages cannot change. */
  readonly fetchSite?: string;
  readonly origin?: string;
  readonly host?: string;
  readonly contentType?: string;
}

const CHANGES_NOTHING = ['GET', 'HEAD', 'OPTIONS'];
/** What a form of any other site can send, without asking first. */
const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/**
 * Whether another site may have made a browser send this request along with our cookie. It may not where the
 * browser says that a page of ours did; what a form could send needs the session's token besides.
 *
 * @param publicUrl where people reach us; where not known, the page must be of the host that was asked
 * @param holdsToken whether the request shows the token of the session, which other sites cannot read
 */
export function mayBeForged(asked: Origins, publicUrl: string | undefined, holdsToken: boolean): boolean {
  if (CHANGES_NOTHING.includes(asked.method)) return false;
  const ours = isOurs(asked, publicUrl);
  if (ours === false) return true;
  return !holdsToken && (ours === undefined || isFormLike(asked));
}

/** Whether a page of ours sent it; undefined where the browser does not say. */
function isOurs({ fetchSite, origin, host }: Origins, publicUrl: string | undefined): boolean | undefined {
  if (fetchSite !== undefined) return fetchSite === 'same-origin';
  if (origin === undefined) return undefined;
  if (publicUrl !== undefined) return origin === publicUrl;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function isFormLike({ method, contentType }: Origins): boolean {
  const [type = ''] = (contentType ?? '').toLowerCase().split(';');
  return method === 'POST' && (type.trim() === '' || FORMS.includes(type.trim()));
}
