import { useParams } from '@solidjs/router'
import { For } from 'solid-js'
import { createLive } from '../data/live'
import { ForumMenu } from '../forums/ForumMenu'
import { NotThere } from '../forums/NotThere'
import { interestsText } from '../text/interests'
import { Loaded } from '../ui/Loaded'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'
import { fetchInterests } from './interests'
import { Matches } from './Matches'
import { Ticks } from './Ticks'
import './interests.css'

/** 関心 of the own organisation in one body: who sees it now, what met, and the ticks. */
export function InterestsPage() {
  const params = useParams<{ id: string }>()
  const interests = createLive(
    () => [`interests:${params.id}`, `forum:${params.id}`, `proposals:${params.id}`],
    () => fetchInterests(params.id),
  )
  const changed = () => void interests.refetch()
  return (
    <Loaded from={interests} failed={(error) => <NotThere error={error} title={interestsText.title} />}>
      {(page) => (
        <>
          <PageHeader
            title={interestsText.title}
            breadcrumbs={[{ label: page().forumName, href: `/forums/${page().forumId}` }]}
            lead={<p>{interestsText.lead(page().organisationName)}</p>}
          />
          <ForumMenu forumId={page().forumId} />
          <div class="stack-loose">
            <NoticeBanner tone="info" live="off" title={interestsText.privacyTitle(page().organisationName)}>
              <ul class="measure">
                <For each={interestsText.privacy}>{(line) => <li>{line}</li>}</For>
              </ul>
            </NoticeBanner>
            <Matches interests={page()} onChanged={changed} />
            <Ticks interests={page()} onChanged={changed} />
          </div>
        </>
      )}
    </Loaded>
  )
}
