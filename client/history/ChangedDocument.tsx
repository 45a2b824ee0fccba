import { Match, Show, Switch } from 'solid-js'
import { historyText } from '../text/history'
import { ChangedAgenda } from './ChangedAgenda'
import { ChangedBlocks } from './ChangedBlocks'
import type { DocumentChange } from './fetchHistory'
import { namesOf } from './names'
import { RovingRuns } from './RovingRuns'
import { ShownChangesContext, shownChanges } from './shownChanges'
import '../minutes/record.css'
import '../meetings/agenda.css'

const text = historyText.timeline

interface ChangedDocumentProps {
  change: DocumentChange
  isCompared: boolean
  kind: 'agenda' | 'minutes'
  hasEarlierMeeting: boolean
  organisations: readonly { id: string; name: string }[]
  onPoint: (sentence: string) => void
}

/** The document at one moment, what had changed marked in it. */
export function ChangedDocument(props: ChangedDocumentProps) {
  const shown = shownChanges(
    () => 'changes',
    () => props.change.seats,
  )
  const names = namesOf(
    () => props.organisations,
    () => props.change.headings,
  )
  const isBlank = () => props.kind === 'minutes' && props.change.blocks.length === 0
  return (
    <ShownChangesContext.Provider value={shown}>
      <Show when={props.isCompared}>
        <Key />
      </Show>
      <RovingRuns content={props.change} label={text.document} onPoint={props.onPoint}>
        <div class="timeline-paper">
          <Switch fallback={<ChangedBlocks blocks={props.change.blocks} names={names} />}>
            <Match when={props.kind === 'agenda'}>
              <ChangedAgenda
                items={props.change.items}
                hasEarlierMeeting={props.hasEarlierMeeting}
                names={names}
              />
            </Match>
            <Match when={isBlank()}>
              <p class="quiet">{text.blank}</p>
            </Match>
          </Switch>
        </div>
      </RovingRuns>
    </ShownChangesContext.Provider>
  )
}

function Key() {
  return (
    <p class="change-key">
      <span class="visually-hidden">{text.key}</span>
      <ins class="changed-run">{historyText.change.inserted}</ins>
      <del class="changed-run">{historyText.change.deleted}</del>
      <span class="changed-run" data-moved>
        {historyText.change.moved}
      </span>
    </p>
  )
}
