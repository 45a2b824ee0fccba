import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { filterProjects } from '../../shared/projects/filter'
import { createLive } from '../data/live'
import { useSession } from '../data/session'
import { projectsText } from '../text/projects'
import { LinkButton } from '../ui/LinkButton'
import { fetchProjects } from './projects'

/** Enough to see what a body does together; the list has the rest. */
const shownMax = 5

/** What is under way in a body, on its page: a sentence and the names. */
export function ForumProjects(props: { forumId: string }) {
  const session = useSession()
  return (
    <Show when={session.can('project.read', { forumId: props.forumId })}>
      <UnderWay forumId={props.forumId} />
    </Show>
  )
}

function UnderWay(props: { forumId: string }) {
  const list = createLive(
    () => `projects:${props.forumId}`,
    () => fetchProjects(props.forumId, undefined),
  )
  return (
    <Show when={list()}>
      {(page) => {
        const running = () => filterProjects(page().projects, 'running', [])
        const unevaluated = () => filterProjects(page().projects, 'unevaluated', [])
        return (
          <Show when={page().projects.length > 0}>
            <section class="section">
              <h2>{projectsText.title}</h2>
              <p>{projectsText.summary(running().length, unevaluated().length)}</p>
              <ul>
                <For each={running().slice(0, shownMax)}>
                  {({ id, title }) => (
                    <li>
                      <A href={`/projects/${id}`}>{title}</A>
                    </li>
                  )}
                </For>
              </ul>
              <div>
                <LinkButton href={`/forums/${props.forumId}/projects`}>{projectsText.openList}</LinkButton>
              </div>
            </section>
          </Show>
        )
      }}
    </Show>
  )
}
