import { createSignal, For, Show } from 'solid-js'
import type { OnBehalf } from '../../shared/commandParts'
import { outcomeLabel } from '../../shared/meetings/outcome'
import { writtenAnswerLabel, writtenAnswers, writtenTally } from '../../shared/schedule/written'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { scheduleText } from '../text/schedule'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { EnterDialog } from './EnterDialog'
import type { MeetingSchedule } from './poll'
import { Remind } from './RsvpSection'
import { SettleDialog } from './SettleDialog'
import { WrittenForm, type WrittenInput } from './WrittenForm'
import { WrittenMatrix } from './WrittenMatrix'

interface WrittenSectionProps {
  schedule: MeetingSchedule
  written: NonNullable<MeetingSchedule['written']>
  refetch: () => Promise<void>
}

const sendAnswers = (id: string, json: WrittenInput & { onBehalf?: OnBehalf }) =>
  call(api.schedule.meetings[':id'].written.$put({ param: { id }, json }))

/** 書面開催: 賛成・反対・保留 item by item, in place of a sitting. */
export function WrittenSection(props: WrittenSectionProps) {
  const own = () => props.schedule.can.answer && props.schedule.ownOrganisationId
  return (
    <Show
      when={props.written.items.length > 0}
      fallback={
        <section class="section">
          <h2>{scheduleText.written.title}</h2>
          <p>{scheduleText.written.noItems}</p>
        </section>
      }
    >
      <Show when={own()}>{(id) => <OwnAnswers {...props} organisationId={id()} />}</Show>
      <section class="section">
        <h2>{scheduleText.written.matrix}</h2>
        <Sums {...props} />
        <WrittenMatrix schedule={props.schedule} written={props.written} />
        <Show when={props.schedule.can.enter}>
          <Management {...props} />
        </Show>
      </section>
    </Show>
  )
}

function OwnAnswers(props: WrittenSectionProps & { organisationId: string }) {
  const send = createCommand((_key, input: WrittenInput) => sendAnswers(props.schedule.id, input))
  const answer = async (input: WrittenInput) => {
    if (!(await send.run(input))) return
    showToast(scheduleText.written.answered)
    await props.refetch()
  }
  const given = () =>
    props.written.answers.filter(({ organisationId }) => organisationId === props.organisationId)
  const all = (): WrittenInput => ({
    answers: props.written.items.map(({ id }) => ({ itemId: id, answer: 'approve', opinion: '' })),
  })
  return (
    <section class="section">
      <h2>{scheduleText.written.title}</h2>
      <p class="measure">{scheduleText.written.lead}</p>
      <Show when={given().length === 0}>
        <div>
          <Button variant="solid" busy={send.isBusy()} onClick={() => void answer(all())}>
            {scheduleText.written.allApprove}
          </Button>
        </div>
      </Show>
      <Failure error={send.error()} title={scheduleText.poll.failed} />
      <Show when={`${given()[0]?.answeredAt ?? 0}`} keyed>
        {(_) => (
          <WrittenForm
            items={props.written.items}
            given={given()}
            formId="own-written"
            onSubmit={(input) => void answer(input)}
          />
        )}
      </Show>
      <div>
        <Button
          variant={given().length > 0 ? 'outline' : 'solid'}
          type="submit"
          form="own-written"
          busy={send.isBusy()}
        >
          {scheduleText.written.send}
        </Button>
      </div>
    </section>
  )
}

/** How each item stands; 未回答 is counted apart. */
function Sums(props: WrittenSectionProps) {
  const asked = () => props.schedule.members.filter(({ isAsked }) => isAsked).map(({ id }) => id)
  const outcomeOf = (id: string) => props.written.outcomes.find(({ itemId }) => itemId === id)?.outcome
  return (
    <ul class="stack-tight">
      <For each={props.written.items}>
        {(item) => {
          const tally = () => writtenTally(item.id, asked(), props.written.answers)
          return (
            <li>
              <span class="strong">
                {item.number} {item.title}
              </span>
              <span class="rsvp-totals">
                <For each={writtenAnswers}>
                  {(answer) => (
                    <span>
                      {writtenAnswerLabel[answer]} <strong>{tally()[answer]}</strong>
                    </span>
                  )}
                </For>
                <span>
                  {scheduleText.written.unanswered} <strong>{tally().unanswered}</strong>
                </span>
                <Show when={outcomeOf(item.id)}>
                  {(outcome) => (
                    <span class="strong">
                      {scheduleText.written.outcome}：{outcomeLabel[outcome()]}
                    </span>
                  )}
                </Show>
              </span>
            </li>
          )
        }}
      </For>
    </ul>
  )
}

function Management(props: WrittenSectionProps) {
  const [isEntering, setEntering] = createSignal(false)
  const [isSettling, setSettling] = createSignal(false)
  const enter = createCommand((_key, json: WrittenInput & { onBehalf: OnBehalf }) =>
    sendAnswers(props.schedule.id, json),
  )
  const submit = async (organisationId: string, input: WrittenInput & { onBehalf: OnBehalf }) => {
    if (!(await enter.run(input))) return
    const name = props.schedule.members.find(({ id }) => id === organisationId)?.name ?? ''
    showToast(scheduleText.poll.entered(name))
    setEntering(false)
    await props.refetch()
  }
  return (
    <div class="cluster">
      <Button variant="solid" onClick={() => setSettling(true)}>
        {scheduleText.written.settle}
      </Button>
      <Button onClick={() => setEntering(true)}>{scheduleText.poll.enter}</Button>
      <Show when={props.schedule.notifiedAt !== null}>
        <Remind meetingId={props.schedule.id} />
      </Show>
      <SettleDialog {...props} open={isSettling()} onClose={() => setSettling(false)} />
      <EnterDialog
        open={isEntering()}
        onClose={() => setEntering(false)}
        title={scheduleText.written.enterTitle}
        organisations={props.schedule.members}
        isBusy={enter.isBusy()}
        error={enter.error()}
        form={({ organisationId, formId, onBehalf }) => (
          <WrittenForm
            items={props.written.items}
            given={props.written.answers.filter((each) => each.organisationId === organisationId)}
            formId={formId}
            onSubmit={(input) => void submit(organisationId, { ...input, onBehalf: onBehalf() })}
          />
        )}
      />
    </div>
  )
}
