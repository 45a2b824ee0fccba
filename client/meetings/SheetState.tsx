import { createSignal, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { renumberedItems } from '../../shared/meetings/addedItems'
import { numberedItems } from '../../shared/meetings/agendaNumbering'
import { agendaText } from '../text/agenda'
import { agendaSideText } from '../text/agendaSide'
import { Button } from '../ui/Button'
import { useAgenda } from './AgendaContext'
import type { AgendaSide } from './agendaSide'
import { FreezeDialog } from './FreezeDialog'

const text = agendaSideText.sheet

/** Which 次第 went out, in what the agenda differs from it by now, and the act that sends out the next one. */
export function SheetState(props: { meetingId: string; side: AgendaSide; endsAt: number | null }) {
  const { agenda, against } = useAgenda()
  const [isFreezing, setFreezing] = createSignal(false)
  const latest = () => props.side.latest
  const standings = () => [...against().standing.values()].map(({ standing }) => standing)
  const renumbered = () => renumberedItems(numberedItems(agenda.outline()), latest()?.printed)
  const parts = () => {
    const added = standings().filter((each) => each === 'added').length
    const changed = standings().filter((each) => each === 'changed').length
    const removed = against().removed.map(({ title }) => `「${title || agendaText.untitled}」`)
    return [
      added > 0 ? text.added(added) : '',
      changed > 0 ? text.changed(changed) : '',
      removed.length > 0 ? text.removed(removed.join('')) : '',
      renumbered().length > 0 ? text.renumbered(latest()?.version ?? 0, renumbered()) : '',
    ].filter((part) => part !== '')
  }
  return (
    <div class="agenda-state spread">
      <div class="stack-tight">
        <Show when={latest()} fallback={<p class="quiet">{text.none}</p>}>
          {(sheet) => (
            <>
              <p>
                <span class="strong">{text.version(sheet().version, wareki(dayOf(sheet().frozenAt)))}</span>
                {'　'}
                <span class="quiet small">{text.by(sheet().label)}</span>
              </p>
              <p>{parts().length > 0 ? text.differs(parts().join('、')) : text.same}</p>
              <Show when={props.side.versions.length > 1}>
                <p class="quiet small">{text.earlier(earlier(props.side.versions.slice(1)))}</p>
              </Show>
            </>
          )}
        </Show>
      </div>
      <Show when={props.side.can.freeze}>
        <Button onClick={() => setFreezing(true)}>{text.freeze((latest()?.version ?? 0) + 1)}</Button>
      </Show>
      <FreezeDialog
        open={isFreezing()}
        onClose={() => setFreezing(false)}
        meetingId={props.meetingId}
        endsAt={props.endsAt}
        version={(latest()?.version ?? 0) + 1}
      />
    </div>
  )
}

const earlier = (versions: AgendaSide['versions']) =>
  versions.map(({ version, frozenAt }) => `v${version} ${wareki(dayOf(frozenAt))}`).join('、')
