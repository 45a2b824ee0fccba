import { createSignal, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { settingsText } from '../text/forumSettings'
import { Button } from '../ui/Button'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { Settings } from './settings'

const text = settingsText.tier
interface Props {
  settings: Settings
  onChanged: () => void
}

/** What a tier is called, whose seats keep its papers, and its end. */
export function TierSettings(props: Props) {
  return (
    <section class="section">
      <h2>{text.title}</h2>
      <Name {...props} />
      <Secretariat {...props} />
      <End {...props} />
    </section>
  )
}

function Name(props: Props) {
  const [name, setName] = createSignal(props.settings.name)
  const renaming = createCommand(() =>
    call(api.forums[':id'].name.$put({ param: { id: props.settings.id }, json: { name: name() } })),
  )
  const rename = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(await renaming.run())) return
    showToast(text.renamed)
    props.onChanged()
  }
  return (
    <form class="form" onSubmit={(event) => void rename(event)} novalidate>
      <TextField
        label={text.name}
        name="name"
        value={name()}
        onInput={setName}
        maxLength={60}
        error={faultAt(renaming.faults(), 'name') ?? renaming.error()?.message}
        required
      />
      <div>
        <Button type="submit" busy={renaming.isBusy()}>
          {text.rename}
        </Button>
      </div>
    </form>
  )
}

function Secretariat(props: Props) {
  const held = () => props.settings.secretariat.map(({ seatId }) => seatId)
  const [chosen, setChosen] = createSignal<string[]>()
  const values = () => chosen() ?? held()
  const saving = createCommand(() =>
    call(
      api.forums[':id'].secretariat.$put({
        param: { id: props.settings.id },
        json: { secretariat: values() },
      }),
    ),
  )
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(await saving.run())) return
    setChosen(undefined)
    showToast(text.secretariatSaved)
    props.onChanged()
  }
  return (
    <form class="form" onSubmit={(event) => void save(event)} novalidate>
      <CheckboxGroup
        label={text.secretariat}
        name="secretariat"
        hint={values().length === 0 ? text.secretariatNone : text.secretariatHint}
        choices={props.settings.secretariatChoices.map(({ seatId, name }) => ({
          value: seatId,
          label: name,
        }))}
        values={values()}
        onChange={setChosen}
        error={faultAt(saving.faults(), 'secretariat') ?? saving.error()?.message}
      />
      <div>
        <Button type="submit" busy={saving.isBusy()}>
          {text.secretariatSave}
        </Button>
      </div>
    </form>
  )
}

function End(props: Props) {
  const [isAsking, setAsking] = createSignal(false)
  const reopening = createCommand(() => putEnd(props.settings.id, null))
  const reopen = async () => {
    if (!(await reopening.run())) return
    showToast(text.reopened)
    props.onChanged()
  }
  return (
    <div>
      <Failure error={reopening.error()} />
      <Show
        when={props.settings.closedOn === null}
        fallback={
          <Button busy={reopening.isBusy()} onClick={() => void reopen()}>
            {text.reopen}
          </Button>
        }
      >
        <Button danger onClick={() => setAsking(true)}>
          {text.close}
        </Button>
      </Show>
      <Show when={isAsking()}>
        <EndDialog
          {...props}
          onClose={() => setAsking(false)}
          onChanged={() => {
            setAsking(false)
            props.onChanged()
          }}
        />
      </Show>
    </div>
  )
}

const putEnd = (id: string, lastDay: string | null) =>
  call(api.forums[':id'].end.$put({ param: { id }, json: { lastDay } }))

function EndDialog(props: Props & { onClose: () => void }) {
  const [lastDay, setLastDay] = createSignal('')
  const closing = createCommand(() => putEnd(props.settings.id, lastDay()))
  const close = async () => {
    if (!(await closing.run())) return
    showToast(text.closed(props.settings.name, wareki(lastDay())))
    props.onChanged()
  }
  return (
    <ConfirmDialog
      open
      onClose={props.onClose}
      onConfirm={() => void close()}
      title={text.closeTitle(props.settings.name)}
      confirmLabel={text.close}
      danger
      busy={closing.isBusy()}
    >
      <div class="stack">
        <p>{text.closeBody}</p>
        <Failure error={closing.error()} />
        <DateField
          label={text.lastDay}
          name="lastDay"
          value={lastDay()}
          onChange={setLastDay}
          error={faultAt(closing.faults(), 'lastDay')}
          required
        />
      </div>
    </ConfirmDialog>
  )
}
