import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { dayOf, fiscalYear, warekiDateTime } from '../../shared/calendar'
import { type AnswerLevel, answerLevelLabel, answerLevels } from '../../shared/confirmation/level'
import { conditionText } from '../../shared/intents/condition'
import { type IntentValue, intentLabel } from '../../shared/intents/intent'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { commonText } from '../text/common'
import { intentsText } from '../text/intents'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { EntryMark } from '../ui/EntryMark'
import { Failure } from '../ui/Failure'
import { Select } from '../ui/Select'
import { StatusBadge } from '../ui/StatusBadge'
import { showToast } from '../ui/Toast'
import { IntentForm, type IntentInput } from './IntentForm'
import { type IntentPage, nameIn } from './intents'
import { toneOf } from './tone'

interface OwnIntentProps {
  page: IntentPage
  ownId: string
  refetch: () => Promise<void>
}

/** Own answer on top: 参加 and 様子見 with one press, conditions and 不参加 in a small form [W1]. */
export function OwnIntent(props: OwnIntentProps) {
  const [level, setLevel] = createSignal<AnswerLevel>('official_in_charge')
  const [asked, setAsked] = createSignal<'conditional' | 'decline'>()
  const send = createCommand((idempotencyKey, input: IntentInput) =>
    call(
      api.intents[':proposalId'].$post({
        param: { proposalId: props.page.proposalId },
        json: { ...input, idempotencyKey },
      }),
    ),
  )
  const given = () => props.page.intents.find(({ organisationId }) => organisationId === props.ownId)
  const answer = async (input: IntentInput) => {
    if (!(await send.run(input))) return
    showToast(intentsText.own.done(intentLabel[input.value]))
    setAsked(undefined)
    await props.refetch()
  }
  const press = (value: IntentValue) =>
    void answer({ value, level: level(), conditions: [], note: '', approver: '' })
  const ask = (value: 'conditional' | 'decline') => {
    send.reset()
    setAsked(value)
  }
  const formId = createUniqueId()
  return (
    <section class="own-answer" aria-label={intentsText.own.label}>
      <h2>{intentsText.own.label}</h2>
      <Standing {...props} />
      <Show when={props.page.can.answer} fallback={<p>{intentsText.own.closed}</p>}>
        <p class="measure">{intentsText.own.lead}</p>
        <Select
          label={intentsText.own.pressLevel}
          unmarked
          narrow
          placeholder={false}
          value={level()}
          options={answerLevels.map((value) => ({ value, label: answerLevelLabel[value] }))}
          onChange={(value) => setLevel(answerLevels.find((each) => each === value) ?? 'official_in_charge')}
        />
        <div class="cluster">
          <For each={['join', 'watch'] as const}>
            {(value) => (
              <Button
                variant={given() ? 'outline' : 'solid'}
                pressed={given()?.value === value}
                busy={send.isBusy()}
                onClick={() => press(value)}
              >
                {intentLabel[value]}
              </Button>
            )}
          </For>
          <Button onClick={() => ask('conditional')}>{intentsText.own.conditional}…</Button>
          <Button onClick={() => ask('decline')}>{intentsText.own.decline}…</Button>
        </div>
        <Show when={!asked()}>
          <Failure error={send.error()} title={intentsText.failed} />
        </Show>
        <p class="small quiet measure">{intentsText.own.notBinding}</p>
      </Show>
      <Dialog
        open={asked() !== undefined}
        onClose={() => setAsked(undefined)}
        title={asked() === 'decline' ? intentsText.form.declineTitle : intentsText.form.conditionalTitle}
        wide
        footer={
          <>
            <Button onClick={() => setAsked(undefined)}>{commonText.cancel}</Button>
            <Button variant="solid" type="submit" form={formId} busy={send.isBusy()}>
              {asked() === 'decline' ? intentsText.form.declineAct : intentsText.form.conditionalAct}
            </Button>
          </>
        }
      >
        <Failure error={send.error()} title={intentsText.failed} />
        <Show when={asked()} keyed>
          {(value) => (
            <IntentForm
              value={value}
              given={given()}
              level={level()}
              others={props.page.members.filter(({ id }) => id !== props.ownId)}
              year={fiscalYear(dayOf(props.page.asOf))}
              faults={send.faults()}
              formId={formId}
              onSubmit={(input) => void answer(input)}
            />
          )}
        </Show>
      </Dialog>
    </section>
  )
}

/** What holds today, with its level, its conditions and, of 代行入力, the mark and the press that confirms it. */
function Standing(props: OwnIntentProps) {
  const given = () => props.page.intents.find(({ organisationId }) => organisationId === props.ownId)
  const confirm = createCommand((idempotencyKey, entryId: string) =>
    call(
      api.intents[':proposalId'].entries[':entryId'].confirm.$post({
        param: { proposalId: props.page.proposalId, entryId },
        json: { idempotencyKey },
      }),
    ),
  )
  const press = async (entryId: string) => {
    if (!(await confirm.run(entryId))) return
    showToast(intentsText.confirmed)
    await props.refetch()
  }
  return (
    <Show
      when={given()}
      fallback={
        <p class="own-answer-state">
          <StatusBadge tone="warning" label={intentsText.unanswered} />
        </p>
      }
    >
      {(intent) => (
        <>
          <p class="own-answer-state">
            <StatusBadge tone={toneOf(intent().value)} label={intentLabel[intent().value]} />
            <span>{intentsText.level(answerLevelLabel[intent().level])}</span>
            <span class="quiet small">
              {warekiDateTime(intent().entry.at)} {intent().entry.label}
            </span>
          </p>
          <Show when={intent().conditions.length > 0}>
            <ul class="list">
              <For each={intent().conditions}>
                {(condition) => <li>{conditionText(condition, nameIn(props.page))}</li>}
              </For>
            </ul>
          </Show>
          <Show when={intent().note}>
            <p class="measure">{intent().note}</p>
          </Show>
          <EntryMark
            entry={intent().entry}
            busy={confirm.isBusy()}
            onConfirm={props.page.can.answer ? () => void press(intent().id) : undefined}
          />
          <Failure error={confirm.error()} />
        </>
      )}
    </Show>
  )
}
