import { createEffect, createSignal, onCleanup } from 'solid-js'
import type { SignedIn } from '../../shared/accounts/session'
import { tellCopiesChanged } from '../collab/offline/copiesChanged'
import { countOf, eraseAll, eraseSaved, type Unsaved, unsavedOf, waitingOf } from '../collab/offline/kept'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { useSession } from '../data/session'
import { offlineText } from '../text/offline'
import { showToast } from '../ui/Toast'

/** As long as a person waits without wondering; what takes longer is spoken of. */
const patienceMs = 3_000
const lookAgainMs = 200

/**
 * Signing out [S12]: what the server has not got yet is waited for, then the session ends, and what this browser keeps of the person
 * goes with it. When something does not get through, `unsaved` says what, and the person decides (SignOutDialog).
 */
export function createSignOut(onEnded: () => void = () => undefined) {
  const session = useSession()
  const ending = createCommand(() => call(api.session.$delete()))
  const [isBusy, setBusy] = createSignal(false)
  const [unsaved, setUnsaved] = createSignal<readonly Unsaved[]>([])

  const end = async (me: SignedIn, erase: (personId: string) => Promise<void>) => {
    if (!(await ending.run())) return
    setUnsaved([])
    session.adopt({ signedIn: false, sampleEntry: me.sampleEntry })
    onEnded()
    const { personId } = me.actor
    await erase(personId)
    tellCopiesChanged()
    const left = countOf(await waitingOf(personId))
    showToast(left === 0 ? offlineText.erased : offlineText.keptUnsaved(left))
  }
  const begin = async () => {
    const me = session.me()
    if (!me) return
    setBusy(true)
    const left = await afterPatience(me.actor.personId)
    if (left.length === 0) await end(me, eraseSavedOf)
    else setUnsaved(left)
    setBusy(false)
  }
  /** While the question stands, things may still get through: then it is answered. */
  createEffect(() => {
    if (unsaved().length === 0) return
    const timer = setTimeout(async () => {
      const me = session.me()
      if (!me) return setUnsaved([])
      const left = await unsavedOf(me.actor.personId)
      // Meanwhile the person may have decided.
      if (unsaved().length === 0) return
      if (left.length === 0) await end(me, eraseSavedOf)
      else setUnsaved(left)
    }, lookAgainMs)
    onCleanup(() => clearTimeout(timer))
  })
  const decide = (erase: (personId: string) => Promise<void>) => async () => {
    const me = session.me()
    if (me) await end(me, erase)
  }
  return {
    begin,
    isBusy: () => isBusy() || ending.isBusy(),
    error: ending.error,
    unsaved,
    cancel: () => setUnsaved([]),
    endKeeping: decide(eraseSavedOf),
    endDiscarding: decide(eraseAll),
  }
}
export type SignOut = ReturnType<typeof createSignOut>

const eraseSavedOf = (personId: string) => eraseSaved((owner) => owner.personId === personId)

async function afterPatience(personId: string): Promise<readonly Unsaved[]> {
  const end = performance.now() + patienceMs
  for (;;) {
    const left = await unsavedOf(personId)
    if (left.length === 0 || performance.now() > end) return left
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
  }
}
