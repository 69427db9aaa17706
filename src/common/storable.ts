/**
 * Refuses NUL, which PostgreSQL cannot store, other control characters but tab and
 * line ends, and halves of characters, which would come back as another character.
 */
export const STORABLE = /^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\p{Surrogate}]*$/u;
