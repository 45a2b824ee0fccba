import { createEffect, createSignal, on, Show, untrack } from 'solid-js'
import { dayOf } from '../../shared/calendar'
import { ApiError } from '../data/ApiError'
import { agendaSideText } from '../text/agendaSide'
import { Button } from '../ui/Button'
import { showToast } from '../ui/Toast'
import { type MeetingBeside, useAgenda } from './AgendaContext'
import { CallForItems } from './CallForItems'
import { CarryOverDialog } from './CarryOverDialog'
import { fetchAgendaProposals } from './ProposalDialog'
import { SheetState } from './SheetState'

interface AgendaBesideProps extends MeetingBeside {
  startsAt: number
  readOnly: boolean
}

/** What is said above the agenda: the sheet that went out, the call for items, what the last meetings left. */
export function AgendaBeside(props: AgendaBesideProps) {
  const [isCarrying, setCarrying] = createSignal(false)
  putProposalOn(props)
  return (
    <Show when={props.side()}>
      {(side) => (
        <div class="stack-tight no-print">
          <SheetState meetingId={props.meetingId} side={side()} endsAt={side().endsAt} />
          <CallForItems
            meetingId={props.meetingId}
            today={props.today}
            lastDay={dayOf(props.startsAt)}
            side={side()}
          />
          <Show when={!props.readOnly}>
            <div>
              <Button variant="text" onClick={() => setCarrying(true)}>
                {agendaSideText.carry.open}
              </Button>
            </div>
          </Show>
          <Show when={isCarrying()}>
            <CarryOverDialog meetingId={props.meetingId} onClose={() => setCarrying(false)} />
          </Show>
        </div>
      )}
    </Show>
  )
}

/** Whoever pressed 議題にする on a proposal's page came here with it: it enters the document as any other edit does. */
function putProposalOn(props: AgendaBesideProps): void {
  const { agenda } = useAgenda()
  createEffect(
    on(
      () => (props.readOnly ? undefined : props.proposed),
      (id) => {
        if (id === undefined) return
        untrack(() => props.onProposed())
        void fetchAgendaProposals(props.meetingId)
          .then((proposals) => {
            const proposal = proposals.find((each) => each.id === id)
            if (!proposal) return showToast(agendaSideText.proposal.gone, 'warning')
            agenda.addProposal(proposal)
          })
          .catch((error: unknown) => {
            if (!(error instanceof ApiError)) throw error
            showToast(error.message, 'error')
          })
      },
    ),
  )
}
