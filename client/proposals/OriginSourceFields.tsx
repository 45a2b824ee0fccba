import { Show } from 'solid-js'
import type { OriginKind } from '../../shared/proposals/origin'
import { type OriginLink, originSourceLabel } from '../../shared/proposals/originSource'
import { draftText } from '../text/proposals'
import { Select } from '../ui/Select'
import type { Origins } from './createOrigins'

interface OriginSourceFieldsProps {
  kind: OriginKind | null
  source: string | null
  item: string | null
  /** what is stored, where it is none of the offers: a match, a need that is closed by now */
  link: OriginLink | null
  offers: Origins
  onChange: (chosen: { source: string | null; item: string | null }) => void
  error: string | undefined
}

/** What きっかけ points to, chosen among what the writer may open; of a meeting also the item. */
export function OriginSourceFields(props: OriginSourceFieldsProps) {
  const offers = () => (props.kind === null ? [] : (props.offers[props.kind] ?? []))
  const label = () => (props.kind === null ? undefined : originSourceLabel[props.kind])
  const chosen = () => offers().find(({ id }) => id === props.source)
  const options = () => [
    ...(props.source !== null && !chosen() && props.link
      ? [{ value: props.source, label: props.link.label }]
      : []),
    ...offers().map(({ id, label }) => ({ value: id, label })),
  ]
  return (
    <Show
      when={label()}
      fallback={
        <Show when={props.source !== null && props.link}>
          {(link) => <p class="quiet">{link().label}</p>}
        </Show>
      }
    >
      {(name) => (
        <>
          <Select
            name="originRef"
            label={name()}
            placeholder={draftText.originRefNone}
            value={props.source ?? ''}
            options={options()}
            onChange={(value) => props.onChange({ source: value || null, item: null })}
            error={props.error}
          />
          <Show when={(chosen()?.items?.length ?? 0) > 0}>
            <Select
              name="originItem"
              label={draftText.originItem}
              placeholder={draftText.originRefNone}
              value={props.item ?? ''}
              options={(chosen()?.items ?? []).map(({ id, label }) => ({ value: id, label }))}
              onChange={(value) => props.onChange({ source: props.source, item: value || null })}
            />
          </Show>
        </>
      )}
    </Show>
  )
}
