import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { createSignal, onMount, Show } from 'solid-js'
import { historyText } from '../text/history'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Failure } from '../ui/Failure'
import { IconButton } from '../ui/IconButton'
import { Loaded } from '../ui/Loaded'
import { Loading } from '../ui/Loading'
import { ActivityStrip } from './ActivityStrip'
import { ChangedDocument } from './ChangedDocument'
import { CompareWith } from './CompareWith'
import { createTimeline, type Timeline as State } from './createTimeline'
import { StopHead, stopText } from './StopHead'
import './history.css'

const text = historyText.timeline

export interface TimelineProps {
  documentId: string
  kind: 'agenda' | 'minutes'
  hasEarlierMeeting: boolean
  organisations: readonly { id: string; name: string }[]
  onBack: () => void
}

/** 経過: a document as it was at the end of each session of writing, and what had changed until then. Nothing here writes. */
export function Timeline(props: TimelineProps) {
  // One timeline for the component's life: whoever shows another document makes another component.
  const timeline = createTimeline(props.documentId)
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus())
  return (
    <section class="timeline" aria-labelledby="timeline-heading">
      <div class="timeline-top">
        <div>
          <h2 id="timeline-heading" ref={heading} tabIndex={-1}>
            {text.title[props.kind]}
          </h2>
          <p class="quiet">{text.lead}</p>
        </div>
        <Button onClick={() => props.onBack()}>{text.back[props.kind]}</Button>
      </div>
      <Loaded from={timeline.newest} waiting={<Loading label={text.loading} />}>
        {() => (
          <Show when={timeline.stops().length > 0} fallback={<EmptyState title={text.empty} />}>
            <Controls timeline={timeline} />
            <Failure error={timeline.change.error()} title={text.failed} />
            <Shown timeline={timeline} {...props} />
          </Show>
        )}
      </Loaded>
    </section>
  )
}

function Controls(props: { timeline: State }) {
  const stop = () => props.timeline.stops()[props.timeline.index()]
  const last = () => props.timeline.stops().length - 1
  const step = (by: number) => props.timeline.goTo(props.timeline.index() + by)
  return (
    <div class="timeline-controls">
      <Show when={props.timeline.hasOlder()}>
        <div>
          <Button
            small
            variant="text"
            busy={props.timeline.loadOlder.isBusy()}
            onClick={() => void props.timeline.loadOlder.run()}
          >
            {text.more}
          </Button>
        </div>
        <Failure error={props.timeline.loadOlder.error()} title={text.failed} />
      </Show>
      <Show when={last() > 0}>
        <div class="timeline-slider">
          <IconButton
            outline
            icon={ChevronLeft}
            label={text.earlier}
            disabled={props.timeline.index() === 0}
            onClick={() => step(-1)}
          />
          <div class="timeline-track">
            <ActivityStrip stops={props.timeline.stops()} index={props.timeline.index()} />
            <input
              type="range"
              class="timeline-range"
              aria-label={text.slider}
              aria-valuetext={stopText(stop())}
              min={0}
              max={last()}
              step={1}
              value={props.timeline.index()}
              onInput={(event) => props.timeline.goTo(event.currentTarget.valueAsNumber)}
            />
          </div>
          <IconButton
            outline
            icon={ChevronRight}
            label={text.later}
            disabled={props.timeline.index() === last()}
            onClick={() => step(1)}
          />
        </div>
      </Show>
      <div class="timeline-stop">
        <Show when={stop()}>
          {(shown) => (
            <StopHead
              stop={shown()}
              place={text.stop(props.timeline.index() + 1, props.timeline.stops().length)}
            />
          )}
        </Show>
        <CompareWith timeline={props.timeline} />
      </div>
    </div>
  )
}

function Shown(props: TimelineProps & { timeline: State }) {
  const [pointed, point] = createSignal('')
  return (
    <Show when={props.timeline.change()} fallback={<Loading label={text.loading} />}>
      {(change) => (
        <div class="timeline-shown" aria-busy={props.timeline.change.isBusy()}>
          <ChangedDocument
            change={change()}
            isCompared={props.timeline.comparison() !== 'none'}
            kind={props.kind}
            hasEarlierMeeting={props.hasEarlierMeeting}
            organisations={props.organisations}
            onPoint={point}
          />
          <p class="timeline-pointed" role="status">
            {pointed()}
          </p>
        </div>
      )}
    </Show>
  )
}
