import { For, type JSX, Match, Show, Switch } from 'solid-js'
import type { ChangedAgendaItem } from '../../shared/history/changedAgenda'
import type { Change } from '../../shared/history/changes'
import { agendaOutline } from '../../shared/meetings/agendaNumbering'
import { agendaText } from '../text/agenda'
import { ChangeNotes } from './ChangeNotes'
import { notesOfItem } from './changeNotes'
import type { Names } from './names'
import { RunText } from './RunText'
import { useShownChanges } from './shownChanges'

/** The agenda as it stood, printed like the 次第, removed items struck out in their old place. */
export function ChangedAgenda(props: {
  items: readonly ChangedAgendaItem[]
  hasEarlierMeeting: boolean
  names: Names
}) {
  const standing = () => props.items.filter(({ change }) => change !== 'deleted').map(({ item }) => item)
  const outline = () => agendaOutline(standing(), { hasEarlierMeeting: props.hasEarlierMeeting })
  const numbers = () =>
    new Map(outline().sections.flatMap(({ items }) => items.map((item) => [item.id, item.numberInSection])))
  return (
    <ul class="agenda-sheet">
      <For each={outline().sections}>
        {(section) => (
          <li>
            <span class="agenda-sheet-section">
              <span class="agenda-number">{section.number}</span> {section.label}
            </span>
            <ul>
              <For each={props.items.filter(({ item }) => item.kind === section.kind)}>
                {(each) => (
                  <Item changed={each} number={numbers().get(each.item.id) ?? ''} names={props.names} />
                )}
              </For>
            </ul>
          </li>
        )}
      </For>
    </ul>
  )
}

function Item(props: { changed: ChangedAgendaItem; number: string; names: Names }) {
  const { seats } = useShownChanges()
  const item = () => props.changed.item
  const isGone = () => props.changed.change === 'deleted'
  const notes = () => notesOfItem(props.changed, seats(), props.names)
  const proposers = () => item().proposedBy.map(props.names.organisation).join('・')
  return (
    <li
      class="agenda-sheet-item changed-block"
      data-changed={notes().length > 0 || undefined}
      data-gone={isGone() || undefined}
    >
      <span class="agenda-number">{props.number}</span>
      <div>
        <Line change={props.changed.change}>
          <Show when={props.changed.title.length > 0} fallback={item().title || agendaText.untitled}>
            <RunText runs={props.changed.title} />
          </Show>
          <Show when={proposers()}>{agendaText.sheet.proposedBy(proposers())}</Show>
          <Show when={item().presenter !== '' || item().minutes > 0}>
            {agendaText.sheet.by(item().presenter, item().minutes)}
          </Show>
        </Line>
        <ChangeNotes notes={notes()} />
      </div>
    </li>
  )
}

/** The whole line, where the item itself came or went. */
function Line(props: { change: Change; children: JSX.Element }) {
  return (
    <Switch fallback={<span>{props.children}</span>}>
      <Match when={props.change === 'deleted'}>
        <del class="changed-run">{props.children}</del>
      </Match>
      <Match when={props.change === 'inserted'}>
        <ins class="changed-run">{props.children}</ins>
      </Match>
    </Switch>
  )
}
