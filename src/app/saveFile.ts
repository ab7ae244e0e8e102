/** Offers a file to the user as a download. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // the browser has taken hold of the blob by then
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
