import type { Plugin } from 'vite';

export function licences(fileName: string): { readonly ofPage: Plugin; readonly ofWorkers: Plugin };
