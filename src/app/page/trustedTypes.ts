/** What this page needs of the browser's Trusted Types. */
interface TrustedTypePolicies {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => unknown;
}

/** The address of a script, if it is one of our own; else an error, and nothing is loaded. */
export function ownScriptUrl(url: string, base: string): string {
  const { href, origin } = new URL(url, base);
  if (href.startsWith(`${new URL(base).origin}/`)) return url;
  throw new TypeError(`${href} is no script of this page, but of ${origin}`);
}

// Where Trusted Types are required, workers are started through this policy. Another page's policy may not
// allow it; then the workers tell, for the picture needs them first.
const { trustedTypes } = window as { readonly trustedTypes?: TrustedTypePolicies };
try {
  trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => ownScriptUrl(url, document.baseURI),
  });
} catch {
  // told when a worker is refused
}
