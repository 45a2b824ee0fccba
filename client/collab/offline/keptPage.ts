import type { SignedIn } from '../../../shared/accounts/session'
import { ApiError } from '../../data/ApiError'
import { openNotebook } from './Notebook'

/** What a page with a document is made of; `keptAt` is set when it comes from this browser, because the server cannot be reached. */
export type KeptPage<T> = T & { keptAt: number | null }

interface Keeping<T> {
  me: SignedIn
  path: string
  /** the person writes here: for readers nothing is kept */
  isWritten: (value: T) => boolean
  /** the page stands already, and is not put back to what it was */
  isShown: () => boolean
}

/**
 * A page asks for what it is made of; while the line is broken it gets what it got last time [S11]. Its document comes from the
 * copy, and what is written in it goes to the server later.
 */
export async function keptPage<T extends object>(
  asking: Promise<T>,
  { me, path, isWritten, isShown }: Keeping<T>,
): Promise<KeptPage<T>> {
  const notebook = await openNotebook(me.actor)
  try {
    const value = await asking
    // A full disk is no reason to show nothing: the page is not kept, and that is all.
    if (isWritten(value)) notebook?.keepPage(path, { value, at: Date.now() }).catch(() => undefined)
    return { ...value, keptAt: null }
  } catch (failure) {
    if (!(failure instanceof ApiError) || failure.code !== 'unreachable' || isShown()) throw failure
    const kept = await notebook?.page(path).catch(() => undefined)
    if (!kept) throw failure
    // The value was written by this function, for the same path.
    return { ...(kept.value as T), keptAt: kept.at }
  }
}
