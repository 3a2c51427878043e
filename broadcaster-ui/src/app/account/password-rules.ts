/** Of a password that somebody chooses here. The service takes 8, for those that an operator puts in a file. */
export const shortestPassword = 12;
export const longestPassword = 200;
