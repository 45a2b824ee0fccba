import { A } from '@solidjs/router'
import Plus from 'lucide-solid/icons/plus'
import { For, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { useSession } from '../data/session'
import { forumsText, frameworkLabel } from '../text/forums'
import { themesText } from '../text/themes'
import { Badge } from '../ui/Badge'
import { Card } from '../ui/Card'
import { LinkButton } from '../ui/LinkButton'
import type { Forum } from './forum'

/** The テーマ連携 shown under this body; nothing on the page of a tier or of one of them. */
export function ForumThemes(props: { forum: Forum }) {
  const session = useSession()
  const isOwnBody = () => props.forum.parent === null && props.forum.framework !== 'theme'
  const mayFound = () =>
    props.forum.closedOn === null && session.can('forum.govern', { forumId: props.forum.id })
  return (
    <Show when={isOwnBody() && (props.forum.themes.length > 0 || mayFound())}>
      <section class="section">
        <h2>{themesText.title}</h2>
        <div class="spread">
          <p class="measure">{themesText.lead}</p>
          <Show when={mayFound()}>
            <LinkButton icon={Plus} href={`/forums/${props.forum.id}/themes/new`}>
              {themesText.found}
            </LinkButton>
          </Show>
        </div>
        <div class="grid-cards">
          <For each={props.forum.themes} fallback={<p class="quiet">{themesText.none}</p>}>
            {(theme) => (
              <Card as="article">
                <div class="cluster">
                  <Badge tone="info">{frameworkLabel.theme}</Badge>
                  <Show when={theme.closedOn}>
                    {(day) => <Badge tone="warning">{forumsText.closedOn(wareki(day()))}</Badge>}
                  </Show>
                </div>
                <h3>
                  <A href={`/forums/${theme.id}`}>{theme.name}</A>
                </h3>
                <p>{themesText.membersAre(theme.members)}</p>
              </Card>
            )}
          </For>
        </div>
      </section>
    </Show>
  )
}
