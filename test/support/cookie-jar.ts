/** Keeps cookies as a browser does, as far as the tests look: by host, each with the attributes it came with. */
export class CookieJar {
  private readonly cookies = new Map<string, Map<string, string>>();
  /** Every Set-Cookie header that came, the newest last. */
  readonly set: string[] = [];

  /** Asks without following redirects. */
  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(url);
    const own = this.cookies.get(host) ?? new Map<string, string>();
    const cookie = [...own].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'accept-language': 'en', ...(cookie && { cookie }), ...(init.headers as object) };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      this.set.push(line);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /Expires=Thu, 01 Jan 1970/i.test(line)) own.delete(name);
      else own.set(name, value);
    }
    this.cookies.set(host, own);
    return answer;
  }

  /** Follows redirects until one leads to an address that begins so, and gives that. */
  async followUntil(url: string, begin: string): Promise<string> {
    for (let steps = 0, next = url; steps < 10; steps++) {
      const location = (await this.fetch(next)).headers.get('location');
      if (location === null) throw new Error(`${next} leads nowhere.`);
      next = new URL(location, next).href;
      if (next.startsWith(begin)) return next;
    }
    throw new Error(`${url} leads in circles.`);
  }
}
