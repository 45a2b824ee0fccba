import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, Show } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { createLive } from '../data/live'
import { useSession } from '../data/session'
import { precedentsText } from '../text/precedents'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { Select } from '../ui/Select'
import { showToast } from '../ui/Toast'

const fetchBodies = async () => (await call(api.desk.$get())).forums

/** うちでもできるか: a draft out of the card, in one of the bodies where the seat may propose. */
export function CanWe(props: { precedentId: string; needId?: string | undefined }) {
  const { me } = useSession()
  return (
    <Show when={me()?.actor.duty === 'member'}>
      <Draft precedentId={props.precedentId} needId={props.needId} />
    </Show>
  )
}

function Draft(props: { precedentId: string; needId?: string | undefined }) {
  const navigate = useNavigate()
  const forums = createLive('desk', fetchBodies)
  const bodies = createMemo(() =>
    (forums() ?? []).filter(({ canPropose, role }) => canPropose && role !== null),
  )
  const [chosen, setChosen] = createSignal('')
  const forumId = () => chosen() || (bodies()[0]?.id ?? '')
  const drafting = createCommand((idempotencyKey) =>
    call(
      api.precedents[':id'].draft.$post({
        param: { id: props.precedentId },
        json: {
          forumId: forumId(),
          ...(props.needId === undefined ? {} : { needId: props.needId }),
          idempotencyKey,
        },
      }),
    ),
  )
  const draft = async () => {
    const drafted = await drafting.run()
    if (!drafted) return
    showToast(precedentsText.drafted)
    navigate(`/proposals/${drafted.proposalId}`)
  }
  return (
    <Show when={bodies().length > 0}>
      <section class="section no-print">
        <h2>{precedentsText.canWe}</h2>
        <p>{precedentsText.canWeLead}</p>
        <Show when={bodies().length > 1 && props.needId === undefined}>
          <Select
            unmarked
            label={precedentsText.inForum}
            placeholder={false}
            value={forumId()}
            options={bodies().map(({ id, name, parentName }) => ({
              value: id,
              label: parentName === null ? name : `${parentName} ${name}`,
            }))}
            onChange={setChosen}
          />
        </Show>
        <div>
          <Button variant="solid" busy={drafting.isBusy()} onClick={() => void draft()}>
            {precedentsText.makeDraft}
          </Button>
        </div>
        <Failure error={drafting.error()} />
      </section>
    </Show>
  )
}
