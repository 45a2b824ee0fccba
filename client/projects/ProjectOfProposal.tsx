import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { projectStateLabel } from '../../shared/projects/project'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { projectText } from '../text/projects'
import { StatusBadge } from '../ui/StatusBadge'
import { Unbroken } from '../ui/Unbroken'
import { stateTone } from './tones'

/** What an adopted proposal became, on its own page; nothing where it became nothing. */
export function ProjectOfProposal(props: { proposalId: string }) {
  const found = createLive(
    () => `proposal:${props.proposalId}`,
    () => call(api.projects.of[':proposalId'].$get({ param: { proposalId: props.proposalId } })),
  )
  return (
    <Show when={found()?.project}>
      {(project) => (
        <p class="cluster">
          <span class="strong">{projectText.became}</span>
          <A href={`/projects/${project().id}`}>
            <Unbroken text={`${project().number} ${project().title}`} />
          </A>
          <StatusBadge label={projectStateLabel[project().state]} tone={stateTone[project().state]} />
        </p>
      )}
    </Show>
  )
}
