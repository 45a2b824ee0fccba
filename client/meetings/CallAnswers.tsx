import { createSignal, Show } from 'solid-js'
import { onBehalfChannelLabel, onBehalfChannels } from '../../shared/proposals/origin'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { agendaSideText } from '../text/agendaSide'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { DataTable } from '../ui/DataTable'
import { Failure } from '../ui/Failure'
import { RadioGroup } from '../ui/RadioGroup'
import type { AgendaCall } from './agendaSide'

const text = agendaSideText.call
type Answer = AgendaCall['answers'][number]

/** Every organisation with its answer, 未回答 apart; what was told by telephone is typed in here. */
export function CallAnswers(props: { meetingId: string; answers: readonly Answer[] }) {
  const [typedFor, setTypedFor] = createSignal<Answer>()
  return (
    <>
      <DataTable
        caption={text.list}
        hideCaption
        rows={props.answers}
        columns={[
          { header: text.columns.organisation, cell: (row) => row.name, isRowHeader: true },
          { header: text.columns.answer, cell: (row) => <GivenAnswer answer={row} /> },
          {
            header: text.columns.act,
            cell: (row) => (
              <Show when={row.answer === null}>
                <Button small onClick={() => setTypedFor(row)}>
                  {text.onBehalf}
                </Button>
              </Show>
            ),
          },
        ]}
      />
      <Show when={typedFor()} keyed>
        {(answer) => (
          <OnBehalf meetingId={props.meetingId} answer={answer} onClose={() => setTypedFor(undefined)} />
        )}
      </Show>
    </>
  )
}

function GivenAnswer(props: { answer: Answer }) {
  return (
    <>
      {text.answer[props.answer.answer ?? 'waiting']}
      <Show when={props.answer.label}>
        <span class="quiet small"> {props.answer.label}</span>
      </Show>
    </>
  )
}

function OnBehalf(props: { meetingId: string; answer: Answer; onClose: () => void }) {
  const [channel, setChannel] = createSignal<(typeof onBehalfChannels)[number]>('phone')
  const type = createCommand(() =>
    call(
      api.meetings[':id'].agenda.answer.$put({
        param: { id: props.meetingId },
        json: {
          hasNone: true,
          onBehalf: { organisationId: props.answer.organisationId, channel: channel() },
        },
      }),
    ),
  )
  const confirm = async () => {
    if (await type.run()) props.onClose()
  }
  return (
    <ConfirmDialog
      open
      onClose={props.onClose}
      onConfirm={() => void confirm()}
      title={text.onBehalfTitle(props.answer.name)}
      confirmLabel={text.onBehalf}
      busy={type.isBusy()}
    >
      <div class="stack">
        <p>{text.onBehalfLead}</p>
        <RadioGroup
          label={text.channel}
          value={channel()}
          onChange={setChannel}
          choices={onBehalfChannels.map((value) => ({ value, label: onBehalfChannelLabel[value] }))}
        />
        <Failure error={type.error()} />
      </div>
    </ConfirmDialog>
  )
}
