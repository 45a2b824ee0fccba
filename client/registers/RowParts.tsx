import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import type { ActionRow, DecisionRow } from '../../shared/registers/row'
import { registersText } from '../text/registers'
import { Badge } from '../ui/Badge'
import { Day } from '../ui/Day'

type Row = ActionRow | DecisionRow

export function RowNumber(props: { row: Row }) {
  return (
    <span class="nowrap">
      {props.row.number}
      <Show when={!props.row.isNumberFixed}>{registersText.provisional}</Show>
    </span>
  )
}

/** What it says, and beneath it where it was said. */
export function RowText(props: { row: Row; isForumShown: boolean; isLinked: boolean }) {
  const meeting = () =>
    props.isForumShown && !props.row.meetingName.includes(props.row.forumName)
      ? `${props.row.forumName} ${props.row.meetingName}`
      : props.row.meetingName
  return (
    <div class="register-text">
      <p>{props.row.text}</p>
      <Show when={props.row.itemTitle}>
        <p class="quiet small">
          {props.row.itemNumber} {props.row.itemTitle}
          <Show when={props.row.disclosure !== 'open'}>
            {' '}
            <Badge>{registersText.closed}</Badge>
          </Show>
        </p>
      </Show>
      <p class="small">
        <Show when={props.isLinked} fallback={meeting()}>
          <A href={`/meetings/${props.row.meetingId}?tab=outcomes`}>{meeting()}</A>
        </Show>{' '}
        <span class="quiet nowrap">
          <Day day={props.row.heldOn} />
        </span>
      </p>
      <History row={props.row} />
    </div>
  )
}

export function RowVersion(props: { row: Row }) {
  return (
    <Show when={props.row.versionId} fallback={<Badge tone="warning">{registersText.unconfirmed}</Badge>}>
      {(id) => (
        <A class="nowrap" href={`/records/${id()}`}>
          {registersText.versionOf(props.row.version ?? '')}
        </A>
      )}
    </Show>
  )
}

/** 経過: what was marked since the meeting, by 団体 and 職. */
function History(props: { row: Row }) {
  const actOf = (act: Row['marks'][number]['act']) =>
    props.row.kind === 'decision' && act === 'done' ? registersText.decisionDone : registersText.actLabel[act]
  return (
    <Show when={props.row.marks.length > 0}>
      <details class="small">
        <summary>{registersText.history(props.row.marks.length)}</summary>
        <ul class="list-plain">
          <For each={props.row.marks}>
            {(mark) => (
              <li>
                {wareki(dayOf(mark.at))} {actOf(mark.act)}
                <Show when={mark.onDay}>{(day) => `（${wareki(day())}）`}</Show>
                <Show when={mark.ownerName}>{(name) => `（${name()}）`}</Show> {mark.note}
                <span class="quiet"> {mark.label}</span>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  )
}
