import { createSignal, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import type { OnBehalf } from '../../shared/commandParts'
import { type Rsvp, rsvpAnswerLabel } from '../../shared/schedule/rsvp'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { scheduleText } from '../text/schedule'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { EnterDialog } from './EnterDialog'
import type { MeetingSchedule } from './poll'
import { RsvpForm, type RsvpInput } from './RsvpForm'
import { RsvpList } from './RsvpList'

interface RsvpSectionProps {
  schedule: MeetingSchedule
  refetch: () => Promise<void>
}

const sendRsvp = (id: string, json: RsvpInput & { onBehalf?: OnBehalf }) =>
  call(api.schedule.meetings[':id'].rsvp.$put({ param: { id }, json }))

/** 出欠: the own answer, then everybody's. */
export function RsvpSection(props: RsvpSectionProps) {
  const own = () => props.schedule.can.answer && props.schedule.ownOrganisationId
  return (
    <>
      <Show when={own()}>{(organisationId) => <OwnRsvp {...props} organisationId={organisationId()} />}</Show>
      <section class="section">
        <h2>{scheduleText.rsvp.list}</h2>
        <RsvpList schedule={props.schedule} />
        <Show when={props.schedule.can.enter}>
          <Management {...props} />
        </Show>
      </section>
    </>
  )
}

function OwnRsvp(props: RsvpSectionProps & { organisationId: string }) {
  const send = createCommand((_key, rsvp: RsvpInput) => sendRsvp(props.schedule.id, rsvp))
  const answer = async (rsvp: RsvpInput) => {
    if (!(await send.run(rsvp))) return
    showToast(scheduleText.rsvp.answered)
    await props.refetch()
  }
  const given = () =>
    props.schedule.rsvps.find(({ organisationId }) => organisationId === props.organisationId)
  return (
    <section class="section">
      <h2>{scheduleText.rsvp.own}</h2>
      <Show when={props.schedule.notifiedAt === null}>
        <p class="measure">{scheduleText.rsvp.notNotified}</p>
      </Show>
      <Show when={given()}>{(rsvp) => <Given rsvp={rsvp()} />}</Show>
      <Failure error={send.error()} title={scheduleText.poll.failed} />
      <Show when={`${given()?.answeredAt ?? 0}`} keyed>
        {(_) => <RsvpForm given={given()} formId="own-rsvp" onSubmit={(rsvp) => void answer(rsvp)} />}
      </Show>
      <div>
        <Button variant="solid" type="submit" form="own-rsvp" busy={send.isBusy()}>
          {scheduleText.rsvp.send}
        </Button>
      </div>
    </section>
  )
}

function Given(props: { rsvp: Rsvp }) {
  return (
    <p>
      {props.rsvp.isForOtherDate
        ? scheduleText.rsvp.otherDate
        : scheduleText.rsvp.ownAnswered(
            rsvpAnswerLabel[props.rsvp.answer],
            props.rsvp.label,
            warekiDateTime(props.rsvp.answeredAt),
          )}
    </p>
  )
}

function Management(props: RsvpSectionProps) {
  const [isEntering, setEntering] = createSignal(false)
  const enter = createCommand((_key, json: RsvpInput & { onBehalf: OnBehalf }) =>
    sendRsvp(props.schedule.id, json),
  )
  const nameOf = (id: string) => props.schedule.members.find((member) => member.id === id)?.name ?? ''
  const submit = async (organisationId: string, input: RsvpInput & { onBehalf: OnBehalf }) => {
    if (!(await enter.run(input))) return
    showToast(scheduleText.poll.entered(nameOf(organisationId)))
    setEntering(false)
    await props.refetch()
  }
  return (
    <div class="cluster">
      <Button onClick={() => setEntering(true)}>{scheduleText.poll.enter}</Button>
      <Show when={props.schedule.notifiedAt !== null}>
        <Remind meetingId={props.schedule.id} />
      </Show>
      <EnterDialog
        open={isEntering()}
        onClose={() => setEntering(false)}
        title={scheduleText.rsvp.enterTitle}
        organisations={props.schedule.members}
        isBusy={enter.isBusy()}
        error={enter.error()}
        form={({ organisationId, formId, onBehalf }) => (
          <RsvpForm
            given={props.schedule.rsvps.find((each) => each.organisationId === organisationId)}
            formId={formId}
            onSubmit={(rsvp) => void submit(organisationId, { ...rsvp, onBehalf: onBehalf() })}
          />
        )}
      />
    </div>
  )
}

/** 催促: only to those who have not answered, and it says to whom. */
export function Remind(props: { meetingId: string }) {
  const remind = createCommand((idempotencyKey) =>
    call(
      api.schedule.meetings[':id'].reminder.$post({
        param: { id: props.meetingId },
        json: { idempotencyKey },
      }),
    ),
  )
  const send = async () => {
    const reminded = await remind.run()
    if (reminded) showToast(scheduleText.poll.reminded(reminded.names))
  }
  return (
    <>
      <Button busy={remind.isBusy()} onClick={() => void send()}>
        {scheduleText.poll.remind}
      </Button>
      <Failure error={remind.error()} />
    </>
  )
}
