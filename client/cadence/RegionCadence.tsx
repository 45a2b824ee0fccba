import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { cadenceText } from '../text/cadence'
import { CadenceFacts } from './CadenceFacts'

const fetchRegion = (regionId: string) => call(api.cadence.regions[':regionId'].$get({ param: { regionId } }))

/** 開催間隔 of a 圏域's bodies, as far as this seat sees them. */
export function RegionCadence(props: { regionId: string }) {
  const region = createLive('desk', () => fetchRegion(props.regionId))
  return (
    <Show when={region()?.bodies.length}>
      <section class="section">
        <h2>{cadenceText.title}</h2>
        <p class="quiet">{cadenceText.regionLead}</p>
        <ul class="list-plain stack">
          <For each={region()?.bodies}>
            {(body) => (
              <li class="cadence-body">
                <A class="strong" href={`/forums/${body.id}`}>
                  {body.parentName === null ? body.name : `${body.parentName} ${body.name}`}
                </A>
                <CadenceFacts cadence={body.strip} />
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
