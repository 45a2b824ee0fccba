import { createEffect, createSignal, type JSX, on, Show } from 'solid-js'
import { type MeetingMode, meetingModeLabel, meetingModes } from '../../shared/meetings/meeting'
import type { ApiError } from '../data/ApiError'
import { meetingsText } from '../text/meetings'
import { DateField } from '../ui/DateField'
import { DateTimeField } from '../ui/DateTimeField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { TextField } from '../ui/TextField'

export interface MeetingHead {
  title: string
  /** ms since 1970; null while no whole date is entered */
  startsAt: number | null
  endsAt: number | null
  place: string
  mode: MeetingMode
  /** YYYY-MM-DD, or '' */
  agendaDueOn: string
  rsvpDueOn: string
}

/** The head as the server takes it. No date is sent as none, and the server names the field. */
export const headCommand = ({ startsAt, agendaDueOn, rsvpDueOn, ...head }: MeetingHead) => ({
  ...head,
  startsAt: startsAt ?? Number.NaN,
  agendaDueOn: agendaDueOn === '' ? null : agendaDueOn,
  rsvpDueOn: rsvpDueOn === '' ? null : rsvpDueOn,
})

interface MeetingFormProps {
  open: boolean
  onClose: () => void
  title: string
  lead?: JSX.Element | undefined
  actLabel: string
  /** beneath the due days, where they move with the date */
  dueHint?: string | undefined
  /** what the fields hold when the dialog opens */
  initial: () => MeetingHead
  isBusy: boolean
  error: ApiError | undefined
  onSubmit: (head: MeetingHead) => void
}

/** The head of a meeting in a dialog; calling and changing one ask for the same things. */
export function MeetingForm(props: MeetingFormProps) {
  const [head, setHead] = createSignal(props.initial())
  createEffect(
    on(
      () => props.open,
      (isOpen) => isOpen && setHead(props.initial()),
    ),
  )
  const set = (part: Partial<MeetingHead>) => setHead((all) => ({ ...all, ...part }))
  const isWritten = () => head().mode === 'written'
  const error = (path: string) => faultAt(props.error?.faults ?? [], path)

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      submitLabel={props.actLabel}
      busy={props.isBusy}
      onSubmit={() => props.onSubmit(head())}
    >
      {props.lead}
      <Failure error={props.error} title={meetingsText.dialog.failed} />
      <TextField
        label={meetingsText.field.title}
        name="title"
        hint={meetingsText.field.titleHint}
        required
        value={head().title}
        error={error('title')}
        onInput={(title) => set({ title })}
      />
      <DateTimeField
        label={isWritten() ? meetingsText.field.writtenUntil : meetingsText.field.startsAt}
        name="startsAt"
        required
        value={head().startsAt}
        error={error('startsAt')}
        onChange={(startsAt) => set({ startsAt })}
      />
      <Show when={!isWritten()}>
        <DateTimeField
          label={meetingsText.field.endsAt}
          name="endsAt"
          value={head().endsAt}
          error={error('endsAt')}
          onChange={(endsAt) => set({ endsAt })}
        />
      </Show>
      <TextField
        label={meetingsText.field.place}
        name="place"
        hint={meetingsText.field.placeHint}
        value={head().place}
        error={error('place')}
        onInput={(place) => set({ place })}
      />
      <RadioGroup
        label={meetingsText.field.mode}
        name="mode"
        required
        columns
        value={head().mode}
        error={error('mode')}
        choices={meetingModes.map((value) => ({ value, label: meetingModeLabel[value] }))}
        onChange={(mode) => set({ mode })}
      />
      <DateField
        label={meetingsText.field.agendaDue}
        name="agendaDueOn"
        hint={props.dueHint}
        value={head().agendaDueOn}
        error={error('agendaDueOn')}
        onChange={(agendaDueOn) => set({ agendaDueOn })}
      />
      <Show when={!isWritten()}>
        <DateField
          label={meetingsText.field.rsvpDue}
          name="rsvpDueOn"
          hint={props.dueHint}
          value={head().rsvpDueOn}
          error={error('rsvpDueOn')}
          onChange={(rsvpDueOn) => set({ rsvpDueOn })}
        />
      </Show>
    </FormDialog>
  )
}
