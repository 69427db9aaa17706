/** What the library says of a provider that gave no answer, or one that is none. */
const NO_ANSWER = [
  'OAUTH_TIMEOUT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
];

/**
 * Whose fault it is that a sign-in came to nothing: that of a provider that is away, or that of what the browser
 * brought back, which the provider or the library refused.
 */
export function faultOf(thrown: unknown): 'away' | 'refused' {
  const { code, status, message } = thrown as { code?: unknown; status?: unknown; message?: unknown };
  if (typeof status === 'number') return status >= 500 ? 'away' : 'refused';
  if (NO_ANSWER.includes(String(code)) || message === 'fetch failed') return 'away';
  return 'refused';
}
