import { createEffect, createSignal, on, Show } from 'solid-js'
import { callValueLabel, givenValues } from '../../shared/calls/call'
import { type AnswerLevel, answerLevelLabel, answerLevels } from '../../shared/confirmation/level'
import { intentLabel } from '../../shared/intents/intent'
import type { OnBehalfChannel } from '../../shared/proposals/origin'
import { createCommand } from '../data/createCommand'
import { OnBehalfFields } from '../schedule/OnBehalfFields'
import { callsText } from '../text/calls'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { answerIntent, type CallPageData, giveAnswer } from './calls'

const text = callsText.act
const intents = ['join', 'watch', 'decline'] as const
type Value = (typeof intents)[number] | (typeof givenValues)['proposals'][number]

/** 代行入力 of what an organisation told the secretariat: whose, how, what, with which level and on which day. */
export function EnterAnswerDialog(props: {
  page: CallPageData
  open: boolean
  onClose: () => void
  onDone: () => void
}) {
  const [organisationId, setOrganisation] = createSignal('')
  const [channel, setChannel] = createSignal<OnBehalfChannel>('phone')
  const [proposalId, setProposal] = createSignal('')
  const [value, setValue] = createSignal<Value | ''>('')
  const [level, setLevel] = createSignal<AnswerLevel>('official_in_charge')
  const [note, setNote] = createSignal('')
  const [answeredOn, setAnsweredOn] = createSignal('')
  createEffect(
    on(
      () => props.open,
      (isOpen) => isOpen && answeredOn() === '' && setAnsweredOn(props.page.today),
    ),
  )
  const isAboutProposal = () => props.page.kind === 'intents' && value() !== 'considering'
  const enter = createCommand((idempotencyKey) => {
    const onBehalf = { organisationId: organisationId(), channel: channel() }
    const said = value()
    // Nothing chosen goes as it is, and the server names the field.
    if (isAboutProposal())
      return answerIntent(props.page.id, {
        proposalId: proposalId(),
        value: said as (typeof intents)[number],
        level: level(),
        note: note(),
        onBehalf,
        idempotencyKey,
      })
    return giveAnswer(props.page.id, {
      value: said as (typeof givenValues)['proposals'][number],
      level: level(),
      note: note(),
      answeredOn: answeredOn() || null,
      onBehalf,
      idempotencyKey,
    })
  })
  const act = async () => {
    if (!(await enter.run())) return
    showToast(text.entered)
    setValue('')
    setNote('')
    setOrganisation('')
    props.onClose()
    props.onDone()
  }
  const choices = (): { value: Value; label: string }[] => [
    ...(props.page.kind === 'intents'
      ? intents.map((each) => ({ value: each, label: intentLabel[each] }))
      : []),
    ...givenValues[props.page.kind].map((each) => ({ value: each, label: callValueLabel[each] })),
  ]
  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      onSubmit={() => void act()}
      title={text.enterTitle}
      submitLabel={text.enter}
      busy={enter.isBusy()}
    >
      <p>{text.enterLead}</p>
      <Failure error={enter.error()} title={text.failed} />
      <OnBehalfFields
        organisations={props.page.rows.map((row) => ({ id: row.organisationId, name: row.name }))}
        organisationId={organisationId()}
        onOrganisation={setOrganisation}
        channel={channel()}
        error={faultAt(enter.faults(), 'onBehalf.organisationId')}
        onChannel={setChannel}
      />
      <Show when={isAboutProposal()}>
        <Select
          label={callsText.intents.proposal}
          name="proposalId"
          required
          value={proposalId()}
          error={faultAt(enter.faults(), 'proposalId')}
          options={props.page.proposals.map(({ id, number, title }) => ({
            value: id,
            label: `${number ?? ''} ${title}`,
          }))}
          onChange={setProposal}
        />
      </Show>
      <RadioGroup
        label={text.value}
        name="value"
        required
        error={faultAt(enter.faults(), 'value')}
        columns
        value={value()}
        choices={choices()}
        onChange={setValue}
      />
      <Select
        label={callsText.levelLabel}
        unmarked
        placeholder={false}
        value={level()}
        options={answerLevels.map((each) => ({ value: each, label: answerLevelLabel[each] }))}
        onChange={(chosen) => setLevel(answerLevels.find((each) => each === chosen) ?? 'official_in_charge')}
      />
      <Show when={!isAboutProposal()}>
        <DateField
          label={text.answeredOn}
          name="answeredOn"
          unmarked
          value={answeredOn()}
          max={props.page.today}
          error={faultAt(enter.faults(), 'answeredOn')}
          onChange={setAnsweredOn}
        />
      </Show>
      <TextField
        label={callsText.own.line}
        name="note"
        unmarked
        maxLength={200}
        value={note()}
        error={faultAt(enter.faults(), 'note')}
        onInput={setNote}
      />
    </FormDialog>
  )
}
