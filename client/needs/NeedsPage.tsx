import { useParams, useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { createLive } from '../data/live'
import { ForumMenu } from '../forums/ForumMenu'
import { NotThere } from '../forums/NotThere'
import { needsText } from '../text/needs'
import { Button } from '../ui/Button'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { Tabs } from '../ui/Tabs'
import { NeedDialog } from './NeedDialog'
import { NeedList } from './NeedList'
import { fetchNeeds, type NeedsPageData } from './needs'
import { OfferDialog } from './OfferDialog'
import { OfferList } from './OfferList'
import './needs.css'

/** 困りごと and 出せるもの of one body; which of the two is in the address, and so is the form. */
export function NeedsPage() {
  const params = useParams<{ id: string }>()
  const [query, setQuery] = useSearchParams()
  const page = createLive(
    () => [`needs:${params.id}`, `forum:${params.id}`, `proposals:${params.id}`],
    () => fetchNeeds(params.id),
  )
  const [isOffering, setOffering] = createSignal(false)
  const setWriting = (isOpen: boolean) =>
    setQuery({ write: isOpen ? '1' : undefined }, { replace: true, scroll: false })
  const mayWrite = (data: NeedsPageData) => data.mayWrite || data.mayTypeFor
  const done = () => void page.refetch()
  return (
    <Loaded from={page} failed={(error) => <NotThere error={error} title={needsText.title} />}>
      {(data) => (
        <>
          <PageHeader
            title={needsText.title}
            breadcrumbs={[{ label: data().forumName, href: `/forums/${data().forumId}` }]}
            lead={<p>{needsText.lead}</p>}
            actions={
              <Show when={mayWrite(data())}>
                <Button onClick={() => setOffering(true)}>{needsText.offer}</Button>
                <Button variant="solid" onClick={() => setWriting(true)}>
                  {needsText.write}
                </Button>
              </Show>
            }
          />
          <ForumMenu forumId={data().forumId} />
          <Tabs
            label={needsText.tabs}
            value={query.tab === 'offers' ? 'offers' : 'needs'}
            onChange={(tab) => setQuery({ tab: tab === 'offers' ? tab : undefined }, { scroll: false })}
            tabs={[
              {
                value: 'needs',
                label: needsText.tabNeeds(data().needs.length),
                content: () => <NeedList page={data()} onDone={done} />,
              },
              {
                value: 'offers',
                label: needsText.tabOffers(data().offers.length),
                content: () => <OfferList page={data()} onDone={done} />,
              },
            ]}
          />
          <Show when={query.write === '1' && mayWrite(data())}>
            <NeedDialog
              writers={data()}
              onClose={() => setWriting(false)}
              onDone={() => {
                setWriting(false)
                done()
              }}
            />
          </Show>
          <Show when={isOffering()}>
            <OfferDialog
              writers={data()}
              onClose={() => setOffering(false)}
              onDone={() => {
                setOffering(false)
                setQuery({ tab: 'offers' }, { scroll: false })
                done()
              }}
            />
          </Show>
        </>
      )}
    </Loaded>
  )
}
