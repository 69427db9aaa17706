/** The channel of what comes over the API and names none. */
export const DEFAULT_CHANNEL = 'api';

/** The channel of what citizens file on the pages. */
export const PAGES_CHANNEL = 'web';

/** The channel of made-up complaints. */
export const DEMO_CHANNEL = 'demo';

/** Channels that can be no app's. */
export const RESERVED_CHANNELS: readonly string[] = [DEFAULT_CHANNEL, PAGES_CHANNEL, DEMO_CHANNEL];

/** Whether everyone may file over the API on a channel. The pages file on theirs, and nobody else does. */
export function isOpen(channel: string): boolean {
  return channel === DEFAULT_CHANNEL;
}

/** What the name of a channel looks like. */
export const CHANNEL_FORM = /^[a-z0-9][a-z0-9-]{0,31}$/;
