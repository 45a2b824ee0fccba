import { useParams } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { RegionCadence } from '../cadence/RegionCadence'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { useMe } from '../data/session'
import { forumsText } from '../text/forums'
import { Loaded } from '../ui/Loaded'
import { OrganisationChip } from '../ui/OrganisationChip'
import { PageHeader } from '../ui/PageHeader'
import { BodyCard } from './BodyCard'
import { MeetingList } from './MeetingList'
import { NotThere } from './NotThere'
import './forums.css'

/** The home of one 圏域, drawn as a house: its municipalities, the union above them, the partnerships on top. */
export function RegionPage() {
  const params = useParams<{ id: string }>()
  const me = useMe()
  /** its meetings are those of the seat's own bodies */
  const topicsOf = () => me().actor.memberships.map(({ forumId }) => `forum:${forumId}`)
  const region = createLive(topicsOf, () => call(api.regions[':id'].$get({ param: { id: params.id } })))
  return (
    <Loaded from={region} failed={(error) => <NotThere error={error} />}>
      {(page) => (
        <>
          <PageHeader
            title={forumsText.regionName(page().name)}
            breadcrumbs={[{ label: forumsText.regions, href: '/regions' }]}
            lead={
              <p>
                {forumsText.municipalityCount(page().municipalities.length)}
                <Show when={page().office}>{(office) => <>　{forumsText.office(office())}</>}</Show>
              </p>
            }
          />
          <div class="stack-loose">
            <Show when={page().comingMeetings.length > 0}>
              <section class="section">
                <h2>{forumsText.comingMeetings}</h2>
                <MeetingList meetings={page().comingMeetings} />
              </section>
            </Show>
            <RegionCadence regionId={page().id} />
            <div class="storeys">
              <Storey name={forumsText.secondFloor} meaning={forumsText.secondFloorMeaning}>
                <Bodies bodies={page().partnerships} none={forumsText.noPartnership} />
              </Storey>
              <Storey name={forumsText.firstFloor} meaning={forumsText.firstFloorMeaning}>
                <Bodies bodies={page().unions} none={forumsText.noUnion} />
              </Storey>
              <Storey name={forumsText.ground} meaning={forumsText.groundMeaning} isGround>
                <ul class="municipalities">
                  <For each={page().municipalities}>
                    {(municipality) => (
                      <li>
                        <OrganisationChip name={municipality.name} />
                      </li>
                    )}
                  </For>
                </ul>
              </Storey>
            </div>
            <Show when={page().outside.length > 0}>
              <section class="section">
                <h2>{forumsText.outside}</h2>
                <p>{forumsText.outsideLead}</p>
                <div class="grid-cards">
                  <For each={page().outside}>
                    {(body) => (
                      <BodyCard body={body}>
                        <p>{forumsText.outsideMembers(body.members.map(({ name }) => name))}</p>
                      </BodyCard>
                    )}
                  </For>
                </div>
              </section>
            </Show>
          </div>
        </>
      )}
    </Loaded>
  )
}

function Storey(props: { name: string; meaning: string; isGround?: boolean; children: JSX.Element }) {
  return (
    <section class="storey" classList={{ 'storey-ground': props.isGround ?? false }}>
      <h2 class="storey-name">
        <strong>{props.name}</strong> <span class="quiet small">{props.meaning}</span>
      </h2>
      {props.children}
    </section>
  )
}

function Bodies(props: { bodies: readonly Parameters<typeof BodyCard>[0]['body'][]; none: string }) {
  return (
    <Show when={props.bodies.length > 0} fallback={<p class="quiet">{props.none}</p>}>
      <div class="storey-bodies">
        <For each={props.bodies}>{(body) => <BodyCard body={body} />}</For>
      </div>
    </Show>
  )
}
