/**
 * Offers a file to the user as a download.
 *
 * @param keepMs - until the page lets go of it: the browser has taken hold of it by then
 */
export function saveFile(name: string, content: Blob, keepMs = 60_000): void {
  const url = URL.createObjectURL(content);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), keepMs);
}
