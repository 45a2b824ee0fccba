import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { useMe } from '../data/session'
import { forumsText } from '../text/forums'
import { Badge } from '../ui/Badge'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { BodyCard } from './BodyCard'
import './forums.css'

const fetchRegions = () => call(api.regions.$get())
type Region = Awaited<ReturnType<typeof fetchRegions>>['regions'][number]

/** The ten 圏域 as cards, each with its two floors, and the bodies that belong to none of them. */
export function RegionsPage() {
  const list = createLive('regions', fetchRegions)
  return (
    <>
      <PageHeader title={forumsText.regions} lead={<p>{forumsText.regionsLead}</p>} />
      <Loaded from={list}>
        {(page) => (
          <div class="stack-loose">
            <div class="grid-cards">
              <For each={page().regions}>{(region) => <RegionCard region={region} />}</For>
            </div>
            <Show when={page().elsewhere.length > 0}>
              <section class="section">
                <h2>{forumsText.elsewhere}</h2>
                <p>{forumsText.elsewhereLead}</p>
                <div class="grid-cards">
                  <For each={page().elsewhere}>{(body) => <BodyCard body={body} />}</For>
                </div>
              </section>
            </Show>
          </div>
        )}
      </Loaded>
    </>
  )
}

function RegionCard(props: { region: Region }) {
  const me = useMe()
  const isOwn = () => props.region.municipalities.some(({ id }) => id === me().actor.organisationId)
  return (
    <article class="card" classList={{ 'region-card-own': isOwn() }}>
      <Show when={isOwn()}>
        <div>
          <Badge tone="success">{forumsText.ownRegion}</Badge>
        </div>
      </Show>
      <h2>
        <A href={`/regions/${props.region.id}`}>{forumsText.regionName(props.region.name)}</A>
      </h2>
      <p class="quiet">
        {forumsText.municipalityCount(props.region.municipalities.length)}
        <Show when={props.region.office}>
          {(office) => (
            <>
              <br />
              {forumsText.office(office())}
            </>
          )}
        </Show>
      </p>
      <dl class="floors">
        <Floor name={forumsText.secondFloor} bodies={props.region.partnerships} />
        <Floor name={forumsText.firstFloor} bodies={props.region.unions} />
      </dl>
    </article>
  )
}

function Floor(props: { name: string; bodies: Region['unions'] }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <Show when={props.bodies.length > 0} fallback={<span class="quiet">―</span>}>
          <ul>
            <For each={props.bodies}>
              {(body) => (
                <li>
                  <A href={`/forums/${body.id}`}>{body.name}</A>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </dd>
    </div>
  )
}
