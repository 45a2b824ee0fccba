import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { dayOf, warekiDateTime, warekiWithWeekday } from '../../shared/calendar'
import { agendaSideText } from '../text/agendaSide'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { LinkButton } from '../ui/LinkButton'
import type { ProposalDetail } from './detail'

const text = agendaSideText.onProposal

/** 協議した会議: which meetings took the proposal up and what came of it; and the way onto the agenda of one to come. */
export function ProposalMeetings(props: { proposal: Pick<ProposalDetail, 'id' | 'meetings' | 'agendas'> }) {
  const isShown = () => props.proposal.meetings.length > 0 || props.proposal.agendas.length > 0
  return (
    <Show when={isShown()}>
      <section class="section">
        <h2>{text.title}</h2>
        <Show when={props.proposal.meetings.length > 0} fallback={<p class="quiet">{text.none}</p>}>
          <ul class="list-plain stack-tight">
            <For each={props.proposal.meetings}>{(meeting) => <TakenUp meeting={meeting} />}</For>
          </ul>
        </Show>
        <Propose id={props.proposal.id} agendas={props.proposal.agendas} />
      </section>
    </Show>
  )
}

function TakenUp(props: { meeting: ProposalDetail['meetings'][number] }) {
  return (
    <li>
      <A href={`/meetings/${props.meeting.meetingId}`}>{props.meeting.meetingName}</A>
      <p class="small quiet">{warekiWithWeekday(dayOf(props.meeting.startsAt))}</p>
      <p>
        {props.meeting.number} {props.meeting.itemTitle}：
        <span class="strong">{text.outcome(props.meeting.outcome)}</span>
      </p>
    </li>
  )
}

/** The agenda is written there, where everybody sees it: the page of the meeting opens and adds the item. */
function Propose(props: { id: string; agendas: ProposalDetail['agendas'] }) {
  const [isChoosing, setChoosing] = createSignal(false)
  const path = (meetingId: string) => `/meetings/${meetingId}?propose=${encodeURIComponent(props.id)}`
  return (
    <Show when={props.agendas[0]}>
      {(first) => (
        <div>
          <Show
            when={props.agendas.length > 1}
            fallback={<LinkButton href={path(first().id)}>{text.propose}</LinkButton>}
          >
            <Button onClick={() => setChoosing(true)}>{text.propose}</Button>
          </Show>
          <Dialog open={isChoosing()} onClose={() => setChoosing(false)} title={text.choose}>
            <div class="stack">
              <p>{text.chooseLead}</p>
              <ul class="list-plain stack-tight">
                <For each={props.agendas}>
                  {(meeting) => (
                    <li>
                      <A href={path(meeting.id)}>
                        {meeting.name}（{warekiDateTime(meeting.startsAt)}）
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            </div>
          </Dialog>
        </div>
      )}
    </Show>
  )
}
