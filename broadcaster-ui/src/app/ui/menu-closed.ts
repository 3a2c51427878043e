/**
 * Waits until the menu whose item was pressed has given the focus back to its button. A dialog that opens before that
 * gives the focus back to an item that is gone.
 */
export function menuClosed(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
