import { createSignal, For, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { useMe } from '../data/session'
import { provenanceText } from '../text/provenance'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'
import { Failure } from '../ui/Failure'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { ProposalDetail } from './detail'

/** 賛同 after 提出: who stands by it, and one press to join or to leave. */
export function Supporters(props: { proposal: ProposalDetail; onChanged: () => void }) {
  const me = useMe()
  const [note, setNote] = createSignal('')
  const isOwn = () =>
    props.proposal.supporters.some(({ organisationId }) => organisationId === me().actor.organisationId)
  const command = createCommand((idempotencyKey, isWithdrawn: boolean) =>
    call(
      api.proposals[':id'].support.$post({
        param: { id: props.proposal.id },
        json: { idempotencyKey, note: isWithdrawn ? '' : note(), isWithdrawn },
      }),
    ),
  )
  const press = async () => {
    const isWithdrawn = isOwn()
    if (!(await command.run(isWithdrawn))) return
    setNote('')
    showToast(isWithdrawn ? provenanceText.unsupported : provenanceText.supported)
    props.onChanged()
  }
  return (
    <Show when={props.proposal.maySupport || props.proposal.supporters.length > 0}>
      <Card as="section" quiet>
        <h2>{provenanceText.supporters}</h2>
        <Failure error={command.error()} />
        <Show
          when={props.proposal.supporters.length > 0}
          fallback={<p class="quiet">{provenanceText.noSupporters}</p>}
        >
          <ul class="list-plain stack-tight">
            <For each={props.proposal.supporters}>
              {(each) => (
                <li>
                  <span class="strong">{each.name}</span>
                  <Show when={each.note}>
                    <p class="pre-line">{each.note}</p>
                  </Show>
                  <p class="small quiet">
                    {each.entry.label}　{wareki(dayOf(each.entry.at))}
                  </p>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={props.proposal.maySupport}>
          <Show when={!isOwn()}>
            <TextField unmarked label={provenanceText.supportLine} value={note()} onInput={setNote} />
          </Show>
          <Button busy={command.isBusy()} onClick={() => void press()}>
            {isOwn() ? provenanceText.unsupport : provenanceText.support}
          </Button>
          <p class="quiet small">{provenanceText.supportNote}</p>
        </Show>
      </Card>
    </Show>
  )
}
