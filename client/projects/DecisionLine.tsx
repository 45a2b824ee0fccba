import { A } from '@solidjs/router'
import { wareki } from '../../shared/calendar'
import { useSession } from '../data/session'
import { projectText } from '../text/projects'
import type { Project } from './projects'

type Decision = NonNullable<Project['decision']>

/** A decision with its number, its meeting and its words; it leads to where this seat can read it. */
export function DecisionLine(props: { decision: Decision }) {
  const session = useSession()
  const path = () =>
    session.can('record.readAll', null)
      ? `/records/${props.decision.versionId}`
      : `/meetings/${props.decision.meetingId}?tab=outcomes`
  return (
    <span>
      <A class="nowrap" href={path()}>
        {props.decision.number}
        {props.decision.isNumberFixed ? '' : projectText.tentative}
      </A>
      <span>　{props.decision.text}</span>
      <span class="quiet small">
        （{props.decision.meetingName}・{wareki(props.decision.heldOn)}）
      </span>
    </span>
  )
}
