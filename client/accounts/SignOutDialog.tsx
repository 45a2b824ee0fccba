import { createSignal, For, Show } from 'solid-js'
import { countOf, type Unsaved } from '../collab/offline/kept'
import { saveRescueFile } from '../collab/offline/saveRescueFile'
import { useSession } from '../data/session'
import { isSharedTerminal } from '../data/sharedTerminal'
import { offlineText, rescueText } from '../text/offline'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Dialog } from '../ui/Dialog'
import { Failure } from '../ui/Failure'
import type { SignOut } from './createSignOut'

/** Somebody signs out with words that the server has not got: says which, and lets them wait, take, keep or discard them. */
export function SignOutDialog(props: { signOut: SignOut }) {
  const session = useSession()
  const [isDiscarding, setDiscarding] = createSignal(false)
  const unsaved = () => props.signOut.unsaved()
  /** On a shared terminal nothing is left behind, and what only a page holds cannot be. */
  const mayKeep = () => {
    const me = session.me()
    return me !== undefined && !isSharedTerminal(me.sessionId) && unsaved().every(({ isKept }) => isKept)
  }
  const cancel = () => {
    setDiscarding(false)
    props.signOut.cancel()
  }
  return (
    <>
      <Dialog
        open={unsaved().length > 0 && !isDiscarding()}
        onClose={cancel}
        title={offlineText.signOutTitle}
        wide
        footer={
          <>
            <Button onClick={cancel}>{offlineText.signOutWait}</Button>
            <Button danger onClick={() => setDiscarding(true)}>
              {offlineText.signOutDiscarding}
            </Button>
            <Show when={mayKeep()}>
              <Button variant="solid" onClick={() => void props.signOut.endKeeping()}>
                {offlineText.signOutKeeping}
              </Button>
            </Show>
          </>
        }
      >
        <div class="stack">
          <Failure error={props.signOut.error()} />
          <p role="status">{offlineText.signOutWaiting}</p>
          <UnsavedList unsaved={unsaved()} />
          <Show when={mayKeep()}>
            <p class="quiet">{offlineText.signOutKeepingHint}</p>
          </Show>
        </div>
      </Dialog>
      <ConfirmDialog
        open={unsaved().length > 0 && isDiscarding()}
        onClose={() => setDiscarding(false)}
        onConfirm={() => void props.signOut.endDiscarding()}
        title={offlineText.signOutDiscardTitle}
        confirmLabel={offlineText.signOutDiscarding}
        busy={props.signOut.isBusy()}
        danger
      >
        <Failure error={props.signOut.error()} />
        <p>{offlineText.signOutDiscardBody(countOf(unsaved()))}</p>
      </ConfirmDialog>
    </>
  )
}

function UnsavedList(props: { unsaved: readonly Unsaved[] }) {
  const [saved, setSaved] = createSignal('')
  const save = ({ document, updates }: Unsaved) =>
    setSaved(saveRescueFile({ document, updates, reason: rescueText.notSent }))
  // By name: the list is read anew while it is shown, and a button must not vanish under a finger.
  const names = () => props.unsaved.map(({ name }) => name)
  return (
    <>
      <ul class="list-plain stack-tight">
        <For each={names()}>
          {(name) => (
            <Show when={props.unsaved.find((each) => each.name === name)}>
              {(each) => (
                <li class="spread">
                  <span>
                    <strong>{each().document.title}</strong>{' '}
                    <span class="nowrap">{offlineText.count(each().updates.length)}</span>
                  </span>
                  <Button small onClick={() => save(each())}>
                    {offlineText.saveFile}
                    <span class="visually-hidden">（{each().document.title}）</span>
                  </Button>
                </li>
              )}
            </Show>
          )}
        </For>
      </ul>
      <p role="status">{saved()}</p>
    </>
  )
}
