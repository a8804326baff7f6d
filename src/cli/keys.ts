/** Calls back for single keys while a terminal is attached; the returned function gives the terminal back. */
export function onKeys(
  actions: Readonly<Record<string, () => void>>,
  input: NodeJS.ReadStream = process.stdin,
): () => void {
  if (!input.isTTY) return () => undefined;
  const pressed = (data: Buffer): void => actions[data.toString()]?.();
  input.setRawMode(true);
  input.on('data', pressed);
  input.resume();
  return () => {
    input.off('data', pressed);
    input.setRawMode(false);
    input.pause();
  };
}
