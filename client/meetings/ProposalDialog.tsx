import { createSignal, Show } from 'solid-js'
import { proposalStateLabel } from '../../shared/proposals/state'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { agendaSideText } from '../text/agendaSide'
import { commonText } from '../text/common'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Loaded } from '../ui/Loaded'
import { Loading } from '../ui/Loading'
import { RadioGroup } from '../ui/RadioGroup'
import { useAgenda } from './AgendaContext'

const text = agendaSideText.proposal

export const fetchAgendaProposals = (meetingId: string) =>
  call(api.meetings[':id'].agenda.proposals.$get({ param: { id: meetingId } }))
type AgendaProposal = Awaited<ReturnType<typeof fetchAgendaProposals>>[number]

interface ProposalDialogProps {
  meetingId: string
  onClose: () => void
  onChosen: (proposal: AgendaProposal) => void
}

/** The submitted proposals an item can take up. Standing on the page means open: it is made anew for each choice. */
export function ProposalDialog(props: ProposalDialogProps) {
  const { agenda } = useAgenda()
  const proposals = createLive([], () => fetchAgendaProposals(props.meetingId))
  const [picked, setPicked] = createSignal('')
  const isOnAgenda = (id: string) => agenda.items().some(({ proposalId }) => proposalId === id)
  const act = () => {
    const proposal = proposals()?.find(({ id }) => id === picked())
    if (!proposal) return
    props.onChosen(proposal)
    props.onClose()
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      wide
      title={text.dialogTitle}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button variant="solid" disabled={picked() === ''} onClick={act}>
            {text.act}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>{text.lead}</p>
        <Loaded from={proposals} waiting={<Loading label={text.loading} />}>
          {(found) => (
            <Show when={found().length > 0} fallback={<p class="quiet">{text.empty}</p>}>
              <RadioGroup
                label={text.pick}
                unmarked
                value={picked()}
                onChange={setPicked}
                choices={found().map(({ id, number, title, state, forumName }) => ({
                  value: id,
                  label: text.label(number, title),
                  hint: [proposalStateLabel[state], forumName, isOnAgenda(id) ? text.onAgenda : '']
                    .filter((part) => part !== '')
                    .join('・'),
                }))}
              />
            </Show>
          )}
        </Loaded>
      </div>
    </Dialog>
  )
}
