import { createResource, createSignal, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { scheduleText } from '../text/schedule'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'

/** カレンダーの購読: an address is shown once, renewed or taken back. */
export function FeedSection() {
  const reading = createCommand(() => call(api.schedule.feed.$get()))
  const [feed, { refetch }] = createResource(() => reading.run())
  const [address, setAddress] = createSignal('')
  const [asked, setAsked] = createSignal<'renew' | 'stop'>()
  const renew = createCommand(() => call(api.schedule.feed.$post()))
  const stop = createCommand(() => call(api.schedule.feed.$delete()))
  const since = () => feed.latest?.createdAt ?? null
  const issue = async () => {
    const issued = await renew.run()
    if (!issued) return
    setAsked(undefined)
    setAddress(`${location.origin}${issued.path}`)
    await refetch()
  }
  const end = async () => {
    if (!(await stop.run())) return
    setAsked(undefined)
    setAddress('')
    showToast(scheduleText.feed.stopped)
    await refetch()
  }
  return (
    <section class="section">
      <h2>{scheduleText.feed.title}</h2>
      <p class="measure">{scheduleText.feed.lead}</p>
      <Failure error={reading.error() ?? renew.error() ?? stop.error()} />
      <Show when={address()}>{(shown) => <Address address={shown()} />}</Show>
      <Show
        when={since()}
        fallback={
          <div>
            <Button busy={renew.isBusy()} onClick={() => void issue()}>
              {scheduleText.feed.issue}
            </Button>
          </div>
        }
      >
        {(at) => (
          <>
            <p>{scheduleText.feed.since(wareki(dayOf(at())))}</p>
            <div class="cluster">
              <Button onClick={() => setAsked('renew')}>{scheduleText.feed.renew}</Button>
              <Button onClick={() => setAsked('stop')}>{scheduleText.feed.stop}</Button>
            </div>
          </>
        )}
      </Show>
      <ConfirmDialog
        open={asked() === 'renew'}
        onClose={() => setAsked(undefined)}
        onConfirm={() => void issue()}
        title={scheduleText.feed.renewTitle}
        confirmLabel={scheduleText.feed.renew}
        busy={renew.isBusy()}
      >
        <p>{scheduleText.feed.renewText}</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asked() === 'stop'}
        onClose={() => setAsked(undefined)}
        onConfirm={() => void end()}
        title={scheduleText.feed.stopTitle}
        confirmLabel={scheduleText.feed.stop}
        busy={stop.isBusy()}
      >
        <p>{scheduleText.feed.stopText}</p>
      </ConfirmDialog>
    </section>
  )
}

function Address(props: { address: string }) {
  const copy = async () => {
    // Without HTTPS a browser has no clipboard to offer: the field can be selected by hand.
    await navigator.clipboard?.writeText(props.address)
    if (navigator.clipboard) showToast(scheduleText.feed.copied)
  }
  return (
    <div class="stack-tight">
      <TextField
        label={scheduleText.feed.address}
        hint={scheduleText.feed.addressHint}
        unmarked
        readOnly
        value={props.address}
        onInput={() => undefined}
      />
      <div>
        <Button small onClick={() => void copy()}>
          {scheduleText.feed.copy}
        </Button>
      </div>
    </div>
  )
}
