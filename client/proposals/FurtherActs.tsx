import { useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { canBeTakenUp } from '../../shared/proposals/state'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { provenanceText } from '../text/provenance'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { CorrectionDialog } from './CorrectionDialog'
import type { ProposalDetail } from './detail'
import { ReferDialog } from './ReferDialog'

type Asked = 'refer' | 'correct' | 'merge'

/** Acts that are no move of its state: 上程, 訂正, 統合, and the drafts that begin out of it. */
export function FurtherActs(props: { proposal: ProposalDetail; onChanged: () => void }) {
  const [asked, setAsked] = createSignal<Asked>()
  const navigate = useNavigate()
  const branch = createCommand((idempotencyKey, kind: 'split' | 'continued') =>
    call(
      api.proposals[':id'].branch.$post({ param: { id: props.proposal.id }, json: { idempotencyKey, kind } }),
    ),
  )
  const begin = async (kind: 'split' | 'continued') => {
    const made = await branch.run(kind)
    if (!made) return
    showToast(provenanceText.branched)
    navigate(`/proposals/${made.id}`)
  }
  const close = () => setAsked(undefined)
  return (
    <>
      <Failure error={branch.error()} />
      <div class="cluster">
        <Show when={props.proposal.referTargets.length > 0}>
          <Button onClick={() => setAsked('refer')}>{provenanceText.refer}</Button>
        </Show>
        <Show when={props.proposal.mayCorrect}>
          <Button onClick={() => setAsked('correct')}>{provenanceText.askCorrection}</Button>
          <Show when={canBeTakenUp(props.proposal.state)}>
            <Button onClick={() => setAsked('merge')}>{provenanceText.askMerge}</Button>
          </Show>
        </Show>
        <For each={props.proposal.branches}>
          {(kind) => (
            <Button busy={branch.isBusy()} onClick={() => void begin(kind)}>
              {provenanceText.branch[kind]}
            </Button>
          )}
        </For>
      </div>
      <Show when={asked() === 'refer'}>
        <ReferDialog proposal={props.proposal} onClose={close} onChanged={props.onChanged} />
      </Show>
      <Show when={asked() === 'correct' || asked() === 'merge'}>
        <CorrectionDialog
          proposal={props.proposal}
          isMerge={asked() === 'merge'}
          onClose={close}
          onChanged={props.onChanged}
        />
      </Show>
    </>
  )
}
