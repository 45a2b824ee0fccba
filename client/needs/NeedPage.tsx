import { useParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { topicLabel } from '../../shared/forums/topic'
import { createLive } from '../data/live'
import { NotThere } from '../forums/NotThere'
import { FittingPrecedents } from '../precedents/FittingPrecedents'
import { needsText } from '../text/needs'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { NeedCard } from './NeedCard'
import { NeedDialog } from './NeedDialog'
import { fetchNeed, type Need } from './needs'
import { OfferCard } from './OfferCard'
import './needs.css'

const topicOf = ({ topic }: Need) => (topic ? topicLabel(topic) : null)

/** One 困りごと with what helps: what the body can lend, and the 先進事例 that fit. */
export function NeedPage() {
  const params = useParams<{ id: string }>()
  const page = createLive(
    () => [`need:${params.id}`, 'needs'],
    () => fetchNeed(params.id),
  )
  const [isChanging, setChanging] = createSignal(false)
  const done = () => void page.refetch()
  return (
    <Loaded from={page} failed={(error) => <NotThere error={error} title={needsText.title} />}>
      {(data) => (
        <>
          <PageHeader
            title={needsText.pageTitle(data().need.ownerName, topicOf(data().need))}
            breadcrumbs={[
              { label: data().forumName, href: `/forums/${data().forumId}` },
              { label: needsText.title, href: `/forums/${data().forumId}/needs` },
            ]}
          />
          <div class="stack-loose">
            <NeedCard
              need={data().need}
              isPage
              writers={data()}
              onChange={() => setChanging(true)}
              onDone={done}
            />
            <section class="section">
              <h2>{needsText.precedentsHeading}</h2>
              <FittingPrecedents
                topicId={data().need.topic?.id}
                {...(data().need.may.propose ? { needId: data().need.id } : {})}
              />
            </section>
            <section class="section">
              <h2>{needsText.offersHeading}</h2>
              <Show when={data().offers.length > 0} fallback={<p class="quiet">{needsText.offersNone}</p>}>
                <ul class="list-plain stack">
                  <For each={data().offers}>
                    {(offer) => <OfferCard offer={offer} writers={data()} onDone={done} />}
                  </For>
                </ul>
              </Show>
            </section>
          </div>
          <Show when={isChanging()}>
            <NeedDialog
              writers={data()}
              need={data().need}
              onClose={() => setChanging(false)}
              onDone={() => {
                setChanging(false)
                done()
              }}
            />
          </Show>
        </>
      )}
    </Loaded>
  )
}
