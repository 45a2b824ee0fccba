import { createResource, For, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { answerLevelLabel } from '../../shared/confirmation/level'
import { conditionText } from '../../shared/intents/condition'
import { intentLabel } from '../../shared/intents/intent'
import { api, call } from '../data/api'
import { commonText } from '../text/common'
import { intentsText } from '../text/intents'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { EntryMark } from '../ui/EntryMark'
import { Skeleton } from '../ui/Skeleton'

interface IntentHistoryProps {
  proposalId: string
  organisationId: string | undefined
  onClose: () => void
}

/** Every answer of one organisation, the latest first: none is ever overwritten. */
export function IntentHistory(props: IntentHistoryProps) {
  const [history] = createResource(
    () => props.organisationId,
    (organisationId) =>
      call(
        api.intents[':proposalId'].of[':organisationId'].$get({
          param: { proposalId: props.proposalId, organisationId },
        }),
      ),
  )
  return (
    <Dialog
      open={props.organisationId !== undefined}
      onClose={props.onClose}
      title={intentsText.table.historyOf(history.latest?.name ?? '')}
      footer={<Button onClick={() => props.onClose()}>{commonText.close}</Button>}
    >
      <Show when={history.state === 'ready' && history()} fallback={<Skeleton />}>
        {(page) => (
          <ol class="list-plain stack">
            <For each={page().intents}>
              {(intent) => (
                <li class="stack-tight">
                  <span>
                    <strong>{intentLabel[intent.value]}</strong>{' '}
                    {intentsText.level(answerLevelLabel[intent.level])}{' '}
                    <span class="quiet small">
                      {warekiDateTime(intent.entry.at)} {intent.entry.label}
                    </span>
                  </span>
                  <EntryMark entry={intent.entry} />
                  <For each={intent.conditions}>
                    {(condition) => (
                      <span class="small">・{conditionText(condition, (id) => page().names[id] ?? '')}</span>
                    )}
                  </For>
                  <Show when={intent.note}>
                    <span class="small">{intent.note}</span>
                  </Show>
                </li>
              )}
            </For>
          </ol>
        )}
      </Show>
    </Dialog>
  )
}
