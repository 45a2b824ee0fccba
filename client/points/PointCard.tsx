import { A } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { dayOf, wareki, warekiDateTime } from '../../shared/calendar'
import { pointsText } from '../text/points'
import { Button } from '../ui/Button'
import { DefinitionList } from '../ui/DefinitionList'
import { StatusBadge } from '../ui/StatusBadge'
import { PointDialog } from './PointDialog'
import { PointHistory } from './PointHistory'
import type { Point, Points } from './points'
import { SettleDialog } from './SettleDialog'
import { Stances } from './Stances'
import { WithdrawDialog } from './WithdrawDialog'

/** One disagreement: who stands where, on what ground, how both could live with it, and where it is decided. */
export function PointCard(props: { page: Points; point: Point }) {
  const headingId = () => `point-${props.point.id}`
  return (
    <article class="point" aria-labelledby={headingId()}>
      <div class="stack-tight">
        <p class="cluster">
          <State point={props.point} />
          <span class="quiet small">
            {pointsText.openedBy(props.point.openedBy, wareki(dayOf(props.point.openedAt)))}
          </span>
        </p>
        <h3 id={headingId()}>{props.point.title}</h3>
      </div>
      <Stances page={props.page} point={props.point} />
      <DefinitionList
        items={[
          { term: pointsText.ground, description: <Words text={props.point.ground} /> },
          { term: pointsText.compromise, description: <Words text={props.point.compromise} /> },
          { term: pointsText.nextMeeting, description: <NextMeeting point={props.point} /> },
        ]}
      />
      <Closed point={props.point} />
      <Show when={props.page.can.write && props.point.state === 'open'}>
        <Acts page={props.page} point={props.point} />
      </Show>
      <PointHistory page={props.page} pointId={props.point.id} />
    </article>
  )
}

function State(props: { point: Point }) {
  const label = () =>
    ({ open: pointsText.open, settled: pointsText.settled, withdrawn: pointsText.withdrawn })[
      props.point.state
    ]
  const tone = () =>
    (({ open: 'info', settled: 'success', withdrawn: 'neutral' }) as const)[props.point.state]
  return <StatusBadge label={label()} tone={tone()} />
}

function Words(props: { text: string }) {
  return (
    <Show when={props.text} fallback={<span class="quiet">―</span>}>
      <span class="point-words">{props.text}</span>
    </Show>
  )
}

function NextMeeting(props: { point: Point }) {
  return (
    <Show when={props.point.nextMeeting} fallback={<span class="quiet">{pointsText.noMeeting}</span>}>
      {(meeting) => (
        <>
          <A href={`/meetings/${meeting().id}`}>{meeting().name}</A>　{warekiDateTime(meeting().startsAt)}
        </>
      )}
    </Show>
  )
}

function Closed(props: { point: Point }) {
  return (
    <Show when={props.point.settled}>
      {(settled) => (
        <div class="stack-tight">
          <Show when={settled().decision}>
            {(decision) => (
              <p>
                <strong>
                  {pointsText.decision} {decision().number}
                </strong>
                {decision().isFixed || decision().text === null ? '' : `（${pointsText.draftDecision}）`}
                {`　${decision().text ?? pointsText.decisionGone}`}
                <br />
                <A href={`/meetings/${decision().meetingId}?tab=outcomes`}>{decision().meetingName}</A>
              </p>
            )}
          </Show>
          <Show when={settled().note}>
            <p class="point-words">{settled().note}</p>
          </Show>
          <p class="quiet small">{wareki(dayOf(settled().at))}</p>
        </div>
      )}
    </Show>
  )
}

function Acts(props: { page: Points; point: Point }) {
  const [open, setOpen] = createSignal<'change' | 'settle' | 'withdraw'>()
  const close = () => setOpen(undefined)
  return (
    <div class="cluster no-print">
      <Button small onClick={() => setOpen('change')}>
        <span class="visually-hidden">{pointsText.changeOf(props.point.title)}</span>
        {pointsText.change}
      </Button>
      <Show when={props.page.can.settle}>
        <Button small onClick={() => setOpen('settle')}>
          <span class="visually-hidden">{pointsText.changeOf(props.point.title)}</span>
          {pointsText.settle}
        </Button>
      </Show>
      <Show when={props.page.can.settle || props.point.openedById === props.page.ownId}>
        <Button small variant="text" onClick={() => setOpen('withdraw')}>
          <span class="visually-hidden">{pointsText.changeOf(props.point.title)}</span>
          {pointsText.withdraw}
        </Button>
      </Show>
      <Show when={open() === 'change'}>
        <PointDialog page={props.page} point={props.point} onClose={close} />
      </Show>
      <Show when={open() === 'settle'}>
        <SettleDialog page={props.page} point={props.point} onClose={close} />
      </Show>
      <Show when={open() === 'withdraw'}>
        <WithdrawDialog point={props.point} onClose={close} />
      </Show>
    </div>
  )
}
