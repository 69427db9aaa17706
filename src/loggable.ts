/** The address of a request as the log may hold it: without the secrets, and the places of citizens, that some carry. */
export function loggable(url: string): string {
  return url
    .replace(/(\/(?:password-resets|sandi)\/)[^/?]+/, '$1...')
    .replace(/(\/(?:sessions\/oidc\/callback|lapor)\?).*/, '$1...');
}
