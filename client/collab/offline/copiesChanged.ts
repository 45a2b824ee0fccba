const listeners = new Set<() => void>()
let otherTabs: BroadcastChannel | undefined

/** Tells every tab of this browser, this one too, to look again at what is kept: a tab left changes behind, or took some away. */
export function tellCopiesChanged(): void {
  channel().postMessage(null)
  tellHere()
}

export function onCopiesChanged(listener: () => void): () => void {
  channel()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function channel(): BroadcastChannel {
  if (!otherTabs) {
    otherTabs = new BroadcastChannel('entaku-copies')
    otherTabs.onmessage = tellHere
  }
  return otherTabs
}

function tellHere(): void {
  for (const listener of listeners) listener()
}
