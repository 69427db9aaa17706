/** The address of a request as the log may hold it: without the secrets that some addresses carry. */
export function loggable(url: string): string {
  return url
    .replace(/(\/(?:password-resets|sandi)\/)[^/?]+/, '$1...')
    .replace(/(\/sessions\/oidc\/callback\?).*/, '$1...');
}
