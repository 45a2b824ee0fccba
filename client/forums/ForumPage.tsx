import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { CadenceStrip } from '../cadence/CadenceStrip'
import { YearPlan } from '../cadence/YearPlan'
import { createLive } from '../data/live'
import { ForumProjects } from '../projects/ForumProjects'
import { forumsText, frameworkLabel, layerLabel } from '../text/forums'
import { Badge } from '../ui/Badge'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { ForumFacts } from './ForumFacts'
import { ForumMeetings } from './ForumMeetings'
import { ForumMembers } from './ForumMembers'
import { ForumMenu } from './ForumMenu'
import { ForumPrecedents } from './ForumPrecedents'
import { ForumProposals } from './ForumProposals'
import { ForumThemes } from './ForumThemes'
import { ForumTiers } from './ForumTiers'
import { ForumUnionTasks } from './ForumUnionTasks'
import { type Forum, fetchForum, tierName } from './forum'
import { NotThere } from './NotThere'
import './forums.css'

/** The page of one body (会議体): what it meets for on the left, what it is on the right. */
export function ForumPage() {
  const params = useParams<{ id: string }>()
  const forum = createLive(
    () => `forum:${params.id}`,
    () => fetchForum(params.id),
  )
  return (
    <Loaded from={forum} failed={(error) => <NotThere error={error} />}>
      {(page) => (
        <>
          <PageHeader
            title={titleOf(page())}
            breadcrumbs={crumbsOf(page())}
            badges={
              <>
                <Badge tone="info">{frameworkLabel[page().framework]}</Badge>
                <Show
                  when={page().tier}
                  fallback={
                    <Show when={page().framework !== 'theme'}>
                      <Badge>{layerLabel[page().layer]}</Badge>
                    </Show>
                  }
                >
                  {(tier) => <Badge>{tierName(tier())}</Badge>}
                </Show>
                <Show when={page().closedOn}>
                  {(day) => <Badge tone="warning">{forumsText.closedOn(wareki(day()))}</Badge>}
                </Show>
                <Show when={page().afterReport}>
                  <Badge>{forumsText.afterReport}</Badge>
                </Show>
              </>
            }
          />
          <ForumMenu forumId={page().id} />
          <div class="columns">
            <div class="stack-loose">
              <CadenceStrip forumId={page().id} />
              <ForumMeetings forum={page()} />
              <Show when={page().meetings}>
                <YearPlan forumId={page().id} />
              </Show>
              <ForumProposals forum={page()} />
              <ForumProjects forumId={page().id} />
              <ForumMembers forum={page()} />
              <ForumTiers forum={page()} />
              <ForumThemes forum={page()} />
              <ForumPrecedents forum={page()} />
              <ForumUnionTasks forum={page()} />
            </div>
            <ForumFacts forum={page()} />
          </div>
        </>
      )}
    </Loaded>
  )
}

/** 「幹事会」 alone would not say whose it is, least of all as the name of a browser tab. */
const titleOf = ({ name, parent }: Forum) => (parent ? forumsText.tierTitle(parent.name, name) : name)

function crumbsOf(forum: Forum) {
  const { region, parent } = forum
  return [
    { label: forumsText.regions, href: '/regions' },
    ...(region ? [{ label: forumsText.regionName(region.name), href: `/regions/${region.id}` }] : []),
    ...(parent ? [{ label: parent.name, href: `/forums/${parent.id}` }] : []),
  ]
}
