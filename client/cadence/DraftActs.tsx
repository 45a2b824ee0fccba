import { useNavigate } from '@solidjs/router'
import { createMemo, createResource, createSignal, Show } from 'solid-js'
import { startOfDay, warekiWithWeekday } from '../../shared/calendar'
import { type CandidateDay, proposedDays } from '../../shared/schedule/candidates'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { headCommand, MeetingForm, type MeetingHead } from '../meetings/MeetingForm'
import { cadenceText } from '../text/cadence'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { LinkButton } from '../ui/LinkButton'
import { RadioGroup } from '../ui/RadioGroup'
import { showToast } from '../ui/Toast'
import type { Draft } from './NextDraft'

const text = cadenceText.draft
/** 午後1時30分, when such meetings begin unless somebody says otherwise. */
const startsAfterMs = 13.5 * 60 * 60 * 1000

interface DraftActsProps {
  forumId: string
  draft: Draft
  /** keys of the items that were not left out */
  items: readonly string[]
}

/** この案で会議を作る: with one of the free days at once, with a day of one's own, or after a 日程調整. */
export function DraftActs(props: DraftActsProps) {
  const navigate = useNavigate()
  const [isChanging, setChanging] = createSignal(false)
  const [day, setDay] = createSignal('')
  const looking = createCommand((_key, forumId: string) =>
    call(api.schedule.candidates.$get({ query: { forumId } })),
  )
  const [found] = createResource(
    () => props.forumId,
    (forumId) => looking.run(forumId),
  )
  const days = createMemo(() => freeDays(found()))
  const dayHint = () => {
    if (props.draft.isWritten) return text.writtenHint
    return found()?.proposed.length === 0 ? `${text.latePromise}${text.dayHint}` : text.dayHint
  }
  const chosen = () => day() || days()[0] || ''
  const head = (): MeetingHead => ({
    title: props.draft.title,
    startsAt: chosen() === '' ? null : startOfDay(chosen()) + startsAfterMs,
    endsAt: null,
    place: '',
    mode: props.draft.isWritten ? 'written' : 'in_person',
    agendaDueOn: '',
    rsvpDueOn: '',
  })
  const create = createCommand((idempotencyKey, told: MeetingHead) =>
    call(
      api.cadence.meetings.$post({
        json: { ...headCommand(told), forumId: props.forumId, items: [...props.items], idempotencyKey },
      }),
    ),
  )
  const submit = async (told: MeetingHead) => {
    const created = await create.run(told)
    if (!created) return
    showToast(text.created(told.title))
    navigate(`/meetings/${created.id}`)
  }
  const openForm = () => {
    create.reset()
    setChanging(true)
  }
  return (
    <div class="stack">
      <Show
        when={days().length > 0}
        fallback={<Show when={found()}>{<p class="quiet">{text.noDays}</p>}</Show>}
      >
        <RadioGroup
          unmarked
          columns
          label={text.day}
          hint={dayHint()}
          value={chosen()}
          choices={days().map((value) => ({ value, label: warekiWithWeekday(value) }))}
          onChange={setDay}
        />
      </Show>
      <Show when={!isChanging()}>
        <Failure error={create.error() ?? looking.error()} title={text.failed} />
      </Show>
      <div class="cluster">
        <Show when={chosen() !== ''}>
          <Button variant="solid" busy={create.isBusy()} onClick={() => void submit(head())}>
            {props.draft.isWritten ? text.createWritten : text.create}
          </Button>
        </Show>
        <Button onClick={openForm}>{text.change}</Button>
        <Show when={!props.draft.isWritten}>
          <LinkButton href={`/forums/${props.forumId}/polls/new`}>{text.poll}</LinkButton>
        </Show>
      </div>
      <MeetingForm
        open={isChanging()}
        onClose={() => setChanging(false)}
        title={text.change}
        lead={<p class="quiet">{text.changeLead}</p>}
        actLabel={text.create}
        initial={head}
        isBusy={create.isBusy()}
        error={create.error()}
        onSubmit={(told) => void submit(told)}
      />
    </div>
  )
}

/** The proposed days; where none is left before the promised day, the free ones after it: late is better than not at all. */
function freeDays(found: { proposed: readonly string[]; days: readonly CandidateDay[] } | undefined) {
  if (!found || found.proposed.length > 0) return found?.proposed ?? []
  const late = found.days.map(({ day, obstacles }) => ({
    day,
    obstacles: obstacles.filter(({ kind }) => kind !== 'past_promise'),
  }))
  return proposedDays(late, lateDays)
}
const lateDays = 5
