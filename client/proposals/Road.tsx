import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { provenanceText } from '../text/provenance'
import type { ProposalDetail } from './detail'

type Step = ProposalDetail['road'][number]

/** 困りごと → 部会 → 幹事会 → 首長会議: where it came from, before which bodies it lay and lies, with the days. */
export function Road(props: { road: readonly Step[] }) {
  return (
    <section class="section road-section">
      <h2>{provenanceText.road}</h2>
      <ol class="road list-plain">
        <For each={props.road}>
          {(step, index) => (
            <RoadStep step={step} isLast={index() === props.road.length - 1 && step.key !== 'origin'} />
          )}
        </For>
      </ol>
    </section>
  )
}

function RoadStep(props: { step: Step; isLast: boolean }) {
  return (
    <li class="road-step" aria-current={props.isLast ? 'step' : undefined}>
      <span class="small quiet">
        {props.step.label}
        <Show when={props.step.day}>{(day) => <> {wareki(day())}</>}</Show>
      </span>
      <span class="strong">
        <Show when={props.step.href} fallback={props.step.name}>
          {(href) => <A href={href()}>{props.step.name}</A>}
        </Show>
      </span>
      <Show when={props.step.meeting}>
        {(meeting) => (
          <span class="small">
            <Show when={meeting().isOpen} fallback={meeting().name}>
              <A href={`/meetings/${meeting().id}`}>{meeting().name}</A>
            </Show>
          </span>
        )}
      </Show>
      <Show when={props.step.opinion}>
        {(opinion) => (
          <span class="small pre-line">
            {provenanceText.opinion}：{opinion()}
          </span>
        )}
      </Show>
      <Show when={props.isLast}>
        <span class="small strong">{provenanceText.roadNow}</span>
      </Show>
    </li>
  )
}
