import { createSignal, For, Show } from 'solid-js'
import { noticeKindLabel, urgentKinds } from '../../shared/mail/kind'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { createLive } from '../data/live'
import { mailText } from '../text/mail'
import { Button } from '../ui/Button'
import { Checkbox } from '../ui/Checkbox'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { Loaded } from '../ui/Loaded'
import { NoticeBanner } from '../ui/NoticeBanner'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'

const fetchPreferences = () => call(api.mail.preferences.$get())
type Preference = Awaited<ReturnType<typeof fetchPreferences>>['kinds'][number]

/** メールの受け取り: the own address, and a switch for each kind of letter. */
export function MailSettings(props: { isSample: boolean }) {
  const preferences = createLive('mail', fetchPreferences)
  return (
    <section class="section">
      <h2>{mailText.title}</h2>
      <Show when={!props.isSample} fallback={<p>{mailText.sample}</p>}>
        <Loaded from={preferences}>
          {(page) => (
            <>
              <Show when={!page().isConfigured}>
                <NoticeBanner tone="info" live="off">
                  <p>{mailText.notConfigured}</p>
                </NoticeBanner>
              </Show>
              <AddressForm email={page().email} />
              <KindList
                title={mailText.urgent}
                kinds={page().kinds.filter(({ kind }) => urgentKinds.includes(kind))}
                onChanged={() => void preferences.refetch()}
              />
              <KindList
                title={mailText.digest}
                kinds={page().kinds.filter(({ kind }) => !urgentKinds.includes(kind))}
                onChanged={() => void preferences.refetch()}
              />
            </>
          )}
        </Loaded>
      </Show>
    </section>
  )
}

function AddressForm(props: { email: string }) {
  const [email, setEmail] = createSignal(props.email)
  const saving = createCommand(() => call(api.mail.address.$put({ json: { email: email() } })))
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (await saving.run()) showToast(email() === '' ? mailText.addressRemoved : mailText.addressSaved)
  }
  return (
    <form class="form account-form" noValidate onSubmit={(event) => void submit(event)}>
      <Failure error={saving.error()} />
      <TextField
        unmarked
        label={mailText.addressLabel}
        name="email"
        type="email"
        inputMode="email"
        autocomplete="email"
        hint={mailText.addressHint}
        value={email()}
        onInput={setEmail}
        error={faultAt(saving.faults(), 'email')}
      />
      <div class="form-actions">
        <Button type="submit" busy={saving.isBusy()}>
          {mailText.addressSave}
        </Button>
      </div>
    </form>
  )
}

function KindList(props: { title: string; kinds: readonly Preference[]; onChanged: () => void }) {
  return (
    <fieldset class="field">
      <legend class="field-label">{props.title}</legend>
      <For each={props.kinds}>{(each) => <KindSwitch preference={each} onChanged={props.onChanged} />}</For>
    </fieldset>
  )
}

/** A tick is the act itself: it is sent at once, and goes back when it could not be kept. */
function KindSwitch(props: { preference: Preference; onChanged: () => void }) {
  const [isOn, setOn] = createSignal(props.preference.isOn)
  const label = () => noticeKindLabel[props.preference.kind]
  const saving = createCommand((_key, on: boolean) =>
    call(api.mail.preferences.$put({ json: { kind: props.preference.kind, isOn: on } })),
  )
  const change = async (on: boolean) => {
    setOn(on)
    if (!(await saving.run(on))) return setOn(!on)
    showToast(on ? mailText.on(label()) : mailText.off(label()))
    props.onChanged()
  }
  return (
    <>
      <Checkbox
        label={label()}
        hint={props.preference.isAwaited ? mailText.fixed : undefined}
        checked={isOn()}
        disabled={props.preference.isAwaited || saving.isBusy()}
        onChange={(on) => void change(on)}
      />
      <Failure error={saving.error()} />
    </>
  )
}
