/** Puts a text on the clipboard. @throws where there is none: without a secure connection, or by the user's choice */
export async function copyText(text: string): Promise<void> {
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- not there without a secure connection
  if (navigator.clipboard === undefined) throw new Error('This browser offers no clipboard.');
  await navigator.clipboard.writeText(text);
}
