import { Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { scheduleText } from '../text/schedule'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { type PollAnswer, PollAnswerForm } from './PollAnswerForm'
import type { Poll } from './poll'

/** The organisation's own answer: all ○ with one press, or date by date. */
export function OwnPollAnswer(props: { poll: Poll; organisationId: string; refetch: () => Promise<void> }) {
  const send = createCommand((_key, answer: PollAnswer) =>
    call(api.schedule.polls[':id'].answer.$put({ param: { id: props.poll.id }, json: answer })),
  )
  const answer = async (given: PollAnswer) => {
    if (!(await send.run(given))) return
    showToast(scheduleText.poll.answered)
    await props.refetch()
  }
  const given = () => props.poll.replies.find(({ organisationId }) => organisationId === props.organisationId)
  const allYes = (): PollAnswer => ({
    answers: props.poll.options.map(({ id }) => ({ optionId: id, member: 'yes', deputy: null })),
    note: given()?.note ?? '',
  })
  return (
    <section class="section">
      <h2>{scheduleText.poll.own}</h2>
      <Show
        when={given()}
        fallback={
          <>
            <p class="measure">{scheduleText.poll.ownLead}</p>
            <div>
              <Button variant="solid" busy={send.isBusy()} onClick={() => void answer(allYes())}>
                {scheduleText.poll.allYes}
              </Button>
            </div>
          </>
        }
      >
        {(reply) => <p>{scheduleText.poll.ownAnswered(reply().label, warekiDateTime(reply().answeredAt))}</p>}
      </Show>
      <Failure error={send.error()} title={scheduleText.poll.failed} />
      {/* Another answer than the one this form began with makes it anew: all ○ by the button, or a colleague's. */}
      <Show when={`${given()?.answeredAt ?? 0}`} keyed>
        {(_) => (
          <PollAnswerForm
            poll={props.poll}
            organisationId={props.organisationId}
            formId="poll-answer"
            onSubmit={(own) => void answer(own)}
          />
        )}
      </Show>
      <div>
        <Button variant={given() ? 'outline' : 'solid'} type="submit" form="poll-answer" busy={send.isBusy()}>
          {scheduleText.poll.answer}
        </Button>
      </div>
    </section>
  )
}
