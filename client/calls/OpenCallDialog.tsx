import { useNavigate } from '@solidjs/router'
import { createEffect, on, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { warekiFiscalYear } from '../../shared/calendar'
import { type CallKind, callKindLabel, callKinds } from '../../shared/calls/call'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { callsText } from '../text/calls'
import { Checkbox } from '../ui/Checkbox'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'
import { TextArea } from '../ui/TextArea'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { Calls } from './calls'
import { ProposalChoice } from './ProposalChoice'

const text = callsText.opening
type Opening = NonNullable<Calls['opening']>

interface Draft {
  kind: CallKind
  title: string
  note: string
  dueOn: string
  isOpen: boolean
  proposalIds: string[]
  meetingId: string
}

/** 照会をする: what is asked, of whom, until when, and when the answers are seen. */
export function OpenCallDialog(props: {
  open: boolean
  forumId: string
  year: number
  opening: Opening
  /** a proposal to begin with, of a 意向照会 */
  about?: string | undefined
  onClose: () => void
}) {
  const navigate = useNavigate()
  const suggested = (kind: CallKind) => text.defaultTitle[kind](warekiFiscalYear(yearAsked(kind, props.year)))
  const asked = props.opening.proposals.filter(({ id }) => id === props.about).map(({ id }) => id)
  const kind: CallKind = asked.length > 0 ? 'intents' : 'proposals'
  // What was typed and not sent is there again when the dialog is opened again; only the last failure is not.
  const [draft, set] = createStore<Draft>({
    kind,
    title: suggested(kind),
    note: '',
    dueOn: props.opening.dueOn,
    isOpen: props.opening.isOpen,
    proposalIds: asked,
    meetingId: '',
  })
  const opening = createCommand((idempotencyKey) =>
    call(
      api.calls.$post({
        json: {
          ...draft,
          proposalIds: draft.kind === 'intents' ? [...draft.proposalIds] : [],
          meetingId: draft.meetingId || null,
          forumId: props.forumId,
          idempotencyKey,
        },
      }),
    ),
  )
  createEffect(
    on(
      () => props.open,
      (isOpen) => isOpen && opening.reset(),
    ),
  )
  const act = async () => {
    const made = await opening.run()
    if (!made) return
    showToast(text.opened(made.number))
    props.onClose()
    navigate(`/calls/${made.id}`)
  }
  const choose = (kind: CallKind) =>
    set({ kind, ...(draft.title === suggested(draft.kind) && { title: suggested(kind) }) })
  const fault = (path: string) => faultAt(opening.faults(), path)
  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      wide
      title={text.title}
      submitLabel={text.act}
      onSubmit={() => void act()}
      busy={opening.isBusy()}
    >
      <Failure error={opening.error()} title={text.failed} />
      <p>{text.lead}</p>
      <p>{text.addressees(props.opening.addressees)}</p>
      <RadioGroup
        label={text.kind}
        name="kind"
        required
        value={draft.kind}
        choices={callKinds.map((value) => ({
          value,
          label: callKindLabel[value],
          hint: text.kindHint[value],
        }))}
        onChange={choose}
      />
      <TextField
        label={text.name}
        name="title"
        required
        value={draft.title}
        maxLength={80}
        error={fault('title')}
        onInput={(title) => set({ title })}
      />
      <TextArea
        label={text.note}
        name="note"
        hint={text.noteHint}
        value={draft.note}
        maxLength={4000}
        error={fault('note')}
        onInput={(note) => set({ note })}
      />
      <Show when={draft.kind === 'intents'}>
        <Show when={props.opening.proposals.length > 0} fallback={<p class="quiet">{text.noProposals}</p>}>
          <ProposalChoice
            proposals={props.opening.proposals}
            values={draft.proposalIds}
            error={fault('proposalIds')}
            onChange={(proposalIds) => set({ proposalIds })}
          />
        </Show>
      </Show>
      <DateField
        label={text.dueOn}
        name="dueOn"
        required
        value={draft.dueOn}
        error={fault('dueOn')}
        onChange={(dueOn) => set({ dueOn })}
      />
      <Checkbox
        label={text.isOpen}
        name="isOpen"
        hint={text.isOpenHint}
        checked={draft.isOpen}
        onChange={(isOpen) => set({ isOpen })}
      />
      <Show when={props.opening.meetings.length > 0}>
        <Select
          unmarked
          label={text.meeting}
          name="meetingId"
          hint={text.meetingHint}
          placeholder={text.noMeeting}
          value={draft.meetingId}
          options={props.opening.meetings.map(({ id, name }) => ({ value: id, label: name }))}
          error={fault('meetingId')}
          onChange={(meetingId) => set({ meetingId })}
        />
      </Show>
    </FormDialog>
  )
}

/** 提案 and 意向 are about the year to come, 実績 about the one that is past. */
const yearAsked = (kind: CallKind, year: number) => (kind === 'actuals' ? year - 1 : year + 1)
