/** Saves something the page has made as a file; the host asks where. Nothing crosses the network. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: address, download: nameOf(name) }).click();
  // The host has taken what it needs when the click returns; a browser may still read a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A name that every file system takes. */
function nameOf(name: string): string {
  return name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, '-').trim();
}
