import { createSignal, For, Show } from 'solid-js'
import { type AnswerLevel, answerLevelLabel, answerLevels } from '../../shared/confirmation/level'
import { intentLabel } from '../../shared/intents/intent'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { callsText } from '../text/calls'
import { Button } from '../ui/Button'
import { EntryMark } from '../ui/EntryMark'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { LinkButton } from '../ui/LinkButton'
import { Select } from '../ui/Select'
import { StatusBadge } from '../ui/StatusBadge'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { Unbroken } from '../ui/Unbroken'
import { answerIntent, type CallPageData } from './calls'

const text = callsText.intents
const plain = ['join', 'watch', 'decline'] as const
type Plain = (typeof plain)[number]
type Proposal = CallPageData['proposals'][number]

/** 意向照会: each proposal with its answers of one press; conditions are written on the proposal's own page. */
export function OwnIntents(props: { page: CallPageData; onDone: () => void }) {
  return (
    <section class="section no-print">
      <Show when={props.page.can.answer} fallback={<h2>{text.titleClosed}</h2>}>
        <h2>{text.title}</h2>
        <p class="quiet measure">{text.lead}</p>
      </Show>
      <ul class="list-plain stack">
        <For each={props.page.proposals}>
          {(proposal) => <OneIntent page={props.page} proposal={proposal} onDone={props.onDone} />}
        </For>
      </ul>
    </section>
  )
}

function OneIntent(props: { page: CallPageData; proposal: Proposal; onDone: () => void }) {
  const own = () =>
    props.page.rows
      .find((row) => row.organisationId === props.page.ownOrganisationId)
      ?.intents.find(({ proposalId }) => proposalId === props.proposal.id)
  const [note, setNote] = createSignal(own()?.note ?? '')
  const [level, setLevel] = createSignal<AnswerLevel>(own()?.level ?? 'official_in_charge')
  /** What would be said again is in sight. */
  const isTold = note() !== '' || level() !== 'official_in_charge'
  const [pressed, setPressed] = createSignal<Plain>()
  const answer = createCommand((idempotencyKey, value: Plain) =>
    answerIntent(props.page.id, {
      proposalId: props.proposal.id,
      value,
      note: note(),
      level: level(),
      idempotencyKey,
    }),
  )
  const confirm = createCommand((idempotencyKey, entryId: string) =>
    call(
      api.intents[':proposalId'].entries[':entryId'].confirm.$post({
        param: { proposalId: props.proposal.id, entryId },
        json: { idempotencyKey },
      }),
    ),
  )
  const confirmNow = async (entryId: string) => {
    if (!(await confirm.run(entryId))) return
    showToast(callsText.own.confirmed)
    props.onDone()
  }
  const press = async (value: Plain) => {
    setPressed(value)
    if (!(await answer.run(value))) return
    showToast(text.done(props.proposal.title, intentLabel[value]))
    props.onDone()
  }
  return (
    <li class="call-intent">
      <h3>
        <a href={`/proposals/${props.proposal.id}`}>
          <Unbroken text={`${props.proposal.number ?? ''} ${props.proposal.title}`} />
        </a>
      </h3>
      <p class="quiet small">
        {text.from}：{props.proposal.originators.join('・')}
      </p>
      <div class="cluster">
        <Show when={own()} fallback={<StatusBadge label={text.none} tone="warning" />}>
          {(intent) => (
            <>
              <StatusBadge label={intentLabel[intent().value]} tone="success" />
              <span class="small">{callsText.level(answerLevelLabel[intent().level])}</span>
              <EntryMark
                entry={intent().entry}
                busy={confirm.isBusy()}
                onConfirm={() => void confirmNow(intent().id)}
              />
              <span class="small">{intent().note}</span>
            </>
          )}
        </Show>
      </div>
      <Failure error={answer.error() ?? confirm.error()} title={callsText.own.failed} />
      <Show when={props.page.can.answer}>
        <div class="cluster">
          <For each={plain}>
            {(value) => (
              <Button
                variant={own()?.value === value ? 'solid' : 'outline'}
                pressed={own()?.value === value}
                busy={answer.isBusy() && pressed() === value}
                onClick={() => void press(value)}
              >
                {intentLabel[value]}
              </Button>
            )}
          </For>
          <LinkButton
            variant={own()?.value === 'conditional' ? 'solid' : 'outline'}
            href={`/proposals/${props.proposal.id}?tab=intents`}
          >
            {text.conditional}
          </LinkButton>
        </div>
        <details open={isTold || faultAt(answer.faults(), 'note') !== undefined}>
          <summary>{callsText.own.more}</summary>
          <div class="stack">
            <TextField
              label={callsText.own.line}
              unmarked
              name={`note-${props.proposal.id}`}
              maxLength={200}
              value={note()}
              error={faultAt(answer.faults(), 'note')}
              onInput={setNote}
            />
            <Select
              label={callsText.levelLabel}
              unmarked
              narrow
              placeholder={false}
              value={level()}
              options={answerLevels.map((value) => ({ value, label: answerLevelLabel[value] }))}
              onChange={(chosen) =>
                setLevel(answerLevels.find((each) => each === chosen) ?? 'official_in_charge')
              }
            />
          </div>
        </details>
      </Show>
    </li>
  )
}
