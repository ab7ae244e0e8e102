import { useState } from 'react';

interface Messages {
  /** what the page tells, instead of what it tells of the newest run; null for none */
  readonly status: string | null;
  readonly error: string | null;
  /** which of them was started last */
  readonly told: 'run' | 'measurement' | 'check';
}

const NONE: Messages = { status: null, error: null, told: 'run' };

export interface MessagesState extends Messages {
  readonly say: (status: string) => void;
  readonly fail: (error: string) => void;
  /** Something new begins: what was told is over. */
  readonly begin: (told: Messages['told']) => void;
}

/** What actions have to tell, until the next one or until `key`, the settings, changes. */
export function useMessages(key: string): MessagesState {
  const [state, setState] = useState({ key, messages: NONE });
  if (state.key !== key) setState({ key, messages: NONE });
  const change = (messages: Partial<Messages>) =>
    setState((before) => ({ ...before, messages: { ...before.messages, ...messages } }));
  return {
    ...state.messages,
    say: (status) => change({ status }),
    fail: (error) => change({ error }),
    begin: (told) => change({ ...NONE, told }),
  };
}
