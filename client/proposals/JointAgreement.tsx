import { Show } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { provenanceText } from '../text/provenance'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { NoticeBanner } from '../ui/NoticeBanner'
import { showToast } from '../ui/Toast'
import type { ProposalDetail } from './detail'

/** 共同提案 of a draft: whose word is still missing, and the press of the one who is asked [P10]. */
export function JointAgreement(props: { proposal: ProposalDetail; onChanged: () => void }) {
  const command = createCommand((idempotencyKey) =>
    call(api.proposals[':id'].agree.$post({ param: { id: props.proposal.id }, json: { idempotencyKey } })),
  )
  const press = async () => {
    if (!(await command.run())) return
    showToast(provenanceText.agreed(props.proposal.title))
    props.onChanged()
  }
  const missing = () =>
    props.proposal.originators
      .filter(({ organisationId }) => props.proposal.unagreed.includes(organisationId))
      .map(({ name }) => name)
  return (
    <Show when={missing().length > 0}>
      <NoticeBanner
        tone={props.proposal.mayAgree ? 'warning' : 'info'}
        live="off"
        actions={
          <Show when={props.proposal.mayAgree}>
            <Button variant="solid" busy={command.isBusy()} onClick={() => void press()}>
              {provenanceText.agree}
            </Button>
          </Show>
        }
      >
        <p>
          {props.proposal.mayAgree ? provenanceText.agreeAsk : provenanceText.unagreed(missing().join('、'))}
        </p>
        <Failure error={command.error()} />
      </NoticeBanner>
    </Show>
  )
}
