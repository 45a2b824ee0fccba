import { A } from '@solidjs/router'
import ExternalLink from 'lucide-solid/icons/external-link'
import { For, Show } from 'solid-js'
import { referenceText } from '../text/reference'
import { CertaintyBadge } from './CertaintyBadge'
import type { Reference } from './reference'

type Source = Reference['instruments'][number]['sources'][number]
type Claim = Reference['instruments'][number]['legalBasis']

/** Where something was read, each source by its title. */
export function SourceList(props: { sources: readonly Source[] }) {
  return (
    <ul class="list-plain small">
      <For each={props.sources}>
        {(source) => (
          <li>
            <Show when={source.url} fallback={source.title}>
              {(url) => (
                <a href={url()} target="_blank" rel="noopener noreferrer">
                  {source.title}
                  <ExternalLink size={14} aria-hidden="true" />
                  <span class="visually-hidden">{referenceText.otherTab}</span>
                </a>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

/** A sentence of the set, with its doubt; or that nothing is written. */
export function ClaimText(props: { claim: Claim | null }) {
  return (
    <Show when={props.claim} fallback={<span class="quiet">{referenceText.notWritten}</span>}>
      {(claim) => (
        <>
          {claim().text} <CertaintyBadge word={claim().certainty} />
        </>
      )}
    </Show>
  )
}

/** The section it stands in, and the notes on how it was read. */
export function PrintedIn(props: {
  section: string | null
  page?: number | null | undefined
  errata?: readonly string[] | undefined
}) {
  const place = () => {
    if (props.section === null) return referenceText.report
    return props.page
      ? referenceText.sectionPage(props.section, props.page)
      : referenceText.section(props.section)
  }
  return (
    <p class="quiet small">
      {referenceText.source(place())} <ErratumLinks ids={props.errata ?? []} />
    </p>
  )
}

export function ErratumLinks(props: { ids: readonly string[] }) {
  return (
    <For each={props.ids}>
      {(id) => (
        <A href="/reference?part=errata" class="nowrap">
          {referenceText.see} {id}
        </A>
      )}
    </For>
  )
}
