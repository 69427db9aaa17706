/** The channel of what comes over the API and names none. */
export const DEFAULT_CHANNEL = 'api';

/** The channel of made-up complaints. */
export const DEMO_CHANNEL = 'demo';

/** What the name of a channel looks like. */
export const CHANNEL_FORM = /^[a-z0-9][a-z0-9-]{0,31}$/;
