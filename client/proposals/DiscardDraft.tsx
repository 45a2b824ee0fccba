import { useNavigate } from '@solidjs/router'
import { createSignal } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { draftText } from '../text/proposals'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import type { DraftForm } from './createDraftForm'
import type { ProposalDetail } from './detail'

/** Throws a draft away that was never submitted. */
export function DiscardDraft(props: { proposal: ProposalDetail; form: DraftForm }) {
  const navigate = useNavigate()
  const [isAsking, setAsking] = createSignal(false)
  const command = createCommand(async () => {
    await call(api.proposals[':id'].$delete({ param: { id: props.proposal.id } }))
    return true
  })
  const discard = async () => {
    const { forumId } = props.proposal
    if (!(await command.run())) return
    // What was not stored goes with the draft: nobody is asked about it on the way out.
    props.form.reset()
    showToast(draftText.discarded)
    navigate(`/forums/${forumId}/proposals`, { replace: true })
  }
  return (
    <>
      <Button danger variant="text" onClick={() => setAsking(true)}>
        {draftText.discard}
      </Button>
      <ConfirmDialog
        danger
        open={isAsking()}
        title={draftText.discardTitle}
        confirmLabel={draftText.discard}
        busy={command.isBusy()}
        onClose={() => setAsking(false)}
        onConfirm={() => void discard()}
      >
        <div class="stack">
          <Failure error={command.error()} />
          <p>{draftText.discardLead}</p>
        </div>
      </ConfirmDialog>
    </>
  )
}
