/** Characters that a code may have as it is typed; a recovery code has 19. */
export const CODE_LENGTH = 40;
