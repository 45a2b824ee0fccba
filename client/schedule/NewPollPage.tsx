import { useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { createEffect, createResource, createSignal, on, Show } from 'solid-js'
import { addDays } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { scheduleText } from '../text/schedule'
import { Button } from '../ui/Button'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { PageHeader } from '../ui/PageHeader'
import { Skeleton } from '../ui/Skeleton'
import { TextArea } from '../ui/TextArea'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { CandidateDays } from './CandidateDays'
import { ChosenDayList } from './ChosenDayList'
import { createChosenDays, instantAt } from './createChosenDays'
import { fetchSchedule } from './poll'
import './schedule.css'

/** A 日程調整 is due a fortnight after it was opened, unless the secretariat says otherwise. */
const answerDays = 14

interface Stretch {
  from?: string
  to?: string
}

/** The secretariat opens a 日程調整; the days are looked for by the product. */
export function NewPollPage() {
  const params = useParams<{ id: string }>()
  const [search] = useSearchParams<{ meetingId?: string }>()
  const navigate = useNavigate()
  const looking = createCommand((_key, stretch: Stretch) =>
    call(api.schedule.candidates.$get({ query: { forumId: params.id, ...stretch } })),
  )
  const [stretch, setStretch] = createSignal<Stretch>({})
  const [candidates] = createResource(stretch, (asked) => looking.run(asked))
  const [meeting] = createResource(
    () => search.meetingId,
    (id) => fetchSchedule(id),
  )
  const chosen = createChosenDays()
  const [title, setTitle] = createSignal('')
  const [dueOn, setDueOn] = createSignal('')
  const [note, setNote] = createSignal('')

  createEffect(
    on(
      () => candidates(),
      (found) => {
        if (!found) return
        if (title() === '') setTitle(scheduleText.newPoll.defaultName(found.forum.name))
        if (dueOn() === '') setDueOn(addDays(found.today, answerDays))
        // Another stretch is another question: what was proposed before does not stay chosen.
        chosen.clear()
        chosen.add(found.proposed)
      },
    ),
  )
  createEffect(
    on(
      () => meeting(),
      (found) => found && setTitle(found.head.title),
    ),
  )
  const open = createCommand((idempotencyKey) =>
    call(
      api.schedule.polls.$post({
        json: {
          forumId: params.id,
          ...(search.meetingId === undefined ? {} : { meetingId: search.meetingId }),
          title: title(),
          options: chosen.days().map(({ day, from, to }) => ({
            startsAt: instantAt(day, from),
            endsAt: to === '' ? null : instantAt(day, to),
          })),
          dueOn: dueOn(),
          note: note(),
          idempotencyKey,
        },
      }),
    ),
  )
  const submit = async () => {
    const opened = await open.run()
    if (!opened) return
    showToast(scheduleText.newPoll.opened)
    navigate(`/polls/${opened.id}`, { replace: true })
  }
  const fault = (path: string) => faultAt(open.faults(), path)
  return (
    <>
      <PageHeader
        title={scheduleText.newPoll.title}
        breadcrumbs={[{ label: candidates.latest?.forum.name ?? '', href: `/forums/${params.id}` }]}
        lead={<p>{scheduleText.newPoll.lead}</p>}
      />
      <Show
        when={candidates.latest}
        fallback={
          <Show when={looking.error()} fallback={<Skeleton />}>
            <Failure error={looking.error()} />
          </Show>
        }
      >
        {(found) => (
          <form
            class="form"
            novalidate
            onSubmit={(event) => {
              event.preventDefault()
              void submit()
            }}
          >
            <Failure error={open.error() ?? looking.error()} />
            <TextField
              label={scheduleText.newPoll.name}
              name="title"
              hint={scheduleText.newPoll.nameHint}
              required
              value={title()}
              error={fault('title')}
              onInput={setTitle}
            />
            <div class="cluster">
              <DateField
                label={scheduleText.newPoll.from}
                name="from"
                value={found().from}
                onChange={(from) => from !== '' && setStretch({ from })}
              />
              <DateField
                label={scheduleText.newPoll.to}
                name="to"
                value={found().to}
                onChange={(to) => to !== '' && setStretch({ from: found().from, to })}
              />
            </div>
            <CandidateDays days={found().days} proposed={found().proposed} chosen={chosen} />
            <ChosenDayList chosen={chosen} faults={open.faults()} />
            <DateField
              label={scheduleText.newPoll.due}
              name="dueOn"
              required
              value={dueOn()}
              error={fault('dueOn')}
              onChange={setDueOn}
            />
            <TextArea
              label={scheduleText.newPoll.note}
              name="note"
              hint={scheduleText.newPoll.noteHint}
              rows={3}
              maxLength={300}
              value={note()}
              onInput={setNote}
            />
            <div class="form-actions">
              <Button variant="solid" type="submit" busy={open.isBusy()}>
                {scheduleText.newPoll.open}
              </Button>
            </div>
          </form>
        )}
      </Show>
    </>
  )
}
