export function findPython(modules?: readonly string[]): string | null;
export function ensurePython(): string | null;
