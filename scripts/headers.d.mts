export const POLICY: string;
export const ISOLATION: Readonly<Record<string, string>>;
export const HEADERS: Readonly<Record<string, string>>;
