import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { provenanceText } from '../text/provenance'
import type { ProposalDetail } from './detail'

type Kin = ProposalDetail['lineage'][number]

/** 統合・分割・継続: the proposals this one came from and went into, with their own first days. */
export function Lineage(props: { lineage: readonly Kin[] }) {
  return (
    <Show when={props.lineage.length > 0}>
      <section class="section">
        <h2>{provenanceText.lineage}</h2>
        <ul class="list-plain stack-tight">
          <For each={props.lineage}>
            {(kin) => (
              <li>
                <p class="small quiet">{provenanceText.kin[kin.kind][kin.isBefore ? 'before' : 'after']}</p>
                <A href={`/proposals/${kin.id}`}>{kin.label}</A>
                <p class="small">{daysOf(kin)}</p>
                <Show when={kin.reason}>
                  <p class="pre-line small">
                    {provenanceText.reason}：{kin.reason}
                  </p>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

const daysOf = ({ firstRaisedOn, submittedAt }: Kin) =>
  submittedAt === null || firstRaisedOn === null
    ? provenanceText.kinDraft
    : provenanceText.kinDays(wareki(firstRaisedOn), wareki(dayOf(submittedAt)))
