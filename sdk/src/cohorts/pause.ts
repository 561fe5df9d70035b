/** Records after which long work lets other work of its thread have a turn. */
export const STRIDE = 500;

/** Lets other work of this thread, such as a click on "cancel", have a turn. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
