import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { type ChangedPart, changedPartLabel, type ItemStanding } from '../../shared/meetings/addedItems'
import type { NumberedAgendaItem } from '../../shared/meetings/agendaNumbering'
import { agendaText } from '../text/agenda'
import { agendaSideText } from '../text/agendaSide'
import { StatusBadge } from '../ui/StatusBadge'
import { useAgenda } from './AgendaContext'

const text = agendaSideText.sheet

/** What a reader of the printed 次第, or of the last meeting, must know of an item. */
export function ItemMarks(props: { item: NumberedAgendaItem }) {
  const { against } = useAgenda()
  const standing = () => against().standing.get(props.item.id)
  const isMarked = () => (standing() && standing()?.standing !== 'asPrinted') || props.item.carriedFrom
  return (
    <Show when={isMarked()}>
      <div class="agenda-marks cluster">
        <Standing standing={standing()} />
        <Show when={props.item.carriedFrom}>{(from) => <CarriedFrom from={from()} />}</Show>
      </div>
    </Show>
  )
}

function Standing(props: { standing: ItemStanding | undefined }) {
  const changed = () => (props.standing?.standing === 'changed' ? props.standing : undefined)
  return (
    <>
      <Show when={props.standing?.standing === 'added'}>
        <StatusBadge label={text.addedMark} tone="warning" />
      </Show>
      <Show when={changed()}>
        {(change) => (
          <>
            <StatusBadge label={text.changedMark(partsOf(change().fields))} tone="info" />
            <Show when={change().fields.includes('title')}>
              <span class="quiet small">{text.before(change().printed.title || agendaText.untitled)}</span>
            </Show>
          </>
        )}
      </Show>
    </>
  )
}

const partsOf = (fields: readonly ChangedPart[]) => fields.map((field) => changedPartLabel[field]).join('・')

/** Where it was last spoken of; words alone where that meeting is no more, or another body's. */
function CarriedFrom(props: { from: NonNullable<NumberedAgendaItem['carriedFrom']> }) {
  const { side } = useAgenda()
  const found = () =>
    side()?.carried.find(
      ({ meetingId, itemId }) => meetingId === props.from.meetingId && itemId === props.from.itemId,
    )
  return (
    <Show when={found()} fallback={<span class="quiet small">{agendaSideText.carry.fromUnknown}</span>}>
      {(item) => (
        <A class="small" href={`/meetings/${item().meetingId}?tab=minutes`}>
          {agendaSideText.carry.from(item().meetingName, item().number)}
        </A>
      )}
    </Show>
  )
}
