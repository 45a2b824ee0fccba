import { createMemo, createUniqueId, For, Show } from 'solid-js'
import {
  type Benefit,
  benefitGainMax,
  benefitHoursMax,
  writtenBenefits,
} from '../../shared/proposals/benefit'
import { draftText } from '../text/proposals'

interface BenefitFieldsProps {
  benefits: readonly Benefit[]
  /** in 建制順 */
  members: readonly { id: string; name: string }[]
  ownerId: string
  onChange: (benefits: Benefit[]) => void
  error: string | undefined
}

/** 誰が得をするか and 手間, a line for each 団体 with the own one on top; what is left empty is not kept. */
export function BenefitFields(props: BenefitFieldsProps) {
  const headId = createUniqueId()
  const rows = createMemo(() => [
    ...props.members.filter(({ id }) => id === props.ownerId),
    ...props.members.filter(({ id }) => id !== props.ownerId),
  ])
  const of = (organisationId: string): Benefit =>
    props.benefits.find((each) => each.organisationId === organisationId) ?? {
      organisationId,
      gain: '',
      hours: null,
    }
  const set = (organisationId: string, change: Partial<Benefit>) =>
    props.onChange(
      writtenBenefits(
        props.members.map(({ id }) => (id === organisationId ? { ...of(id), ...change } : of(id))),
      ),
    )
  return (
    <details class="fold" open={props.benefits.length > 0 || props.error !== undefined}>
      <summary id={headId}>{draftText.benefits}</summary>
      <div class="stack">
        <p class="quiet">{draftText.benefitsHint}</p>
        <Show when={props.error}>
          <p class="field-error" role="alert">
            {props.error}
          </p>
        </Show>
        <table class="table benefits" aria-labelledby={headId}>
          <thead>
            <tr>
              <td />
              <th scope="col">{draftText.benefitsGain}</th>
              <th scope="col">{draftText.benefitsHours}</th>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(member) => (
                <tr>
                  <th scope="row">{member.name}</th>
                  <td>
                    <input
                      class="input"
                      aria-label={draftText.gainOf(member.name)}
                      placeholder={draftText.benefitsGain}
                      maxlength={benefitGainMax}
                      autocomplete="off"
                      value={of(member.id).gain}
                      onInput={(event) => set(member.id, { gain: event.currentTarget.value })}
                    />
                  </td>
                  <td>
                    <input
                      class="input"
                      type="number"
                      min="0"
                      max={benefitHoursMax}
                      step="any"
                      aria-label={draftText.hoursOf(member.name)}
                      placeholder={draftText.benefitsHours}
                      value={of(member.id).hours ?? ''}
                      onInput={(event) => set(member.id, { hours: hoursOf(event.currentTarget.value) })}
                    />
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </details>
  )
}

const hoursOf = (typed: string) => (typed === '' ? null : Number(typed))
