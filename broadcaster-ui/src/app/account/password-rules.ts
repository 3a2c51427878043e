/** Lengths of a new password in characters, as stream-service wants them (`Passwords.SHORTEST`, `Passwords.LONGEST`). */
export const shortestPassword = 12;
export const longestPassword = 200;
