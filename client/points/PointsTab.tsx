import { createSignal, For, Show } from 'solid-js'
import { createLive } from '../data/live'
import { pointsText } from '../text/points'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Loaded } from '../ui/Loaded'
import { PointCard } from './PointCard'
import { PointDialog } from './PointDialog'
import { fetchPoints, type Points } from './points'
import './points.css'

interface PointsTabProps {
  proposal: { id: string; forumId: string }
}

/** 論点表 on a proposal's page. */
export function PointsTab(props: PointsTabProps) {
  const points = createLive(
    () => `points:${props.proposal.id}`,
    () => fetchPoints(props.proposal.id),
  )
  return <Loaded from={points}>{(page) => <PointTable page={page()} />}</Loaded>
}

function PointTable(props: { page: Points }) {
  const [isAdding, setAdding] = createSignal(false)
  return (
    <section class="section">
      <h2>{pointsText.title}</h2>
      <p>{pointsText.lead}</p>
      <Show
        when={props.page.points.length > 0}
        fallback={
          <EmptyState title={pointsText.none}>
            <p>{pointsText.noneHint}</p>
          </EmptyState>
        }
      >
        <For each={props.page.points}>{(point) => <PointCard page={props.page} point={point} />}</For>
      </Show>
      <Show when={props.page.can.write}>
        <p>
          <Button onClick={() => setAdding(true)}>{pointsText.add}</Button>
        </p>
      </Show>
      <Show when={isAdding()}>
        <PointDialog page={props.page} onClose={() => setAdding(false)} />
      </Show>
    </section>
  )
}
