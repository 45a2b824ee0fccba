const key = 'entaku-shared-terminal'

/** Whether the person of this session said that others use this terminal too [S12]. Only this browser knows it, and for this session alone. */
export const isSharedTerminal = (sessionId: string): boolean => localStorage.getItem(key) === sessionId

export function setSharedTerminal(sessionId: string, isShared: boolean): void {
  if (isShared) localStorage.setItem(key, sessionId)
  else localStorage.removeItem(key)
}
