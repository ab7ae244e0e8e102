export const CHROMIUM_ARGS: string[];
export function which(name: string, path?: string): string | null;
export function findChromium(): string | null;
export function findFirefox(): string | null;
export function ensureChromium(): string;
export function isDebian(osRelease?: string): boolean;
