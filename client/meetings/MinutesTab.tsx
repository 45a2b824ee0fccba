import { createEffect, createSignal, on, Show } from 'solid-js'
import { ClosedNotice } from '../collab/ClosedNotice'
import type { Closed } from '../collab/closed'
import type { DocumentConnection } from '../collab/connectDocument'
import { ConfirmationPanel } from '../confirmation/ConfirmationPanel'
import { createPassages } from '../confirmation/passages'
import { useMe } from '../data/session'
import { WithHistory } from '../history/WithHistory'
import { ConfirmedRecord } from '../minutes/ConfirmedRecord'
import { createSkeleton } from '../minutes/createSkeleton'
import { MinutesEditor } from '../minutes/MinutesEditor'
import { SkeletonAct } from '../minutes/SkeletonAct'
import { fetchSitting } from '../sitting/sitting'
import { meetingsText } from '../text/meetings'
import type { Meeting } from './meeting'
import type { MeetingTabProps } from './meetingTab'

/**
 * The editor until the minutes are confirmed, then the record. An editor that was open stays until its connection has ended:
 * only then is it known which words the server did not take, and those are kept above the record.
 */
export function MinutesTab(props: MeetingTabProps) {
  const me = useMe()
  const wasConfirmed = props.meeting.versionId !== null
  const [connection, setConnection] = createSignal<DocumentConnection>()
  const passages = createPassages(connection)
  const skeleton = createSkeleton(connection)
  const fillIn = async () => {
    const { items, outcomes } = await fetchSitting(props.meeting.id)
    return skeleton.fillIn(items, outcomes)
  }
  const [ended, setEnded] = createSignal<Closed>()
  createEffect(
    on(
      () => connection()?.closed(),
      (closed) => closed && setEnded(closed),
    ),
  )
  /** A page that has nothing on its way when it hears of 確定 keeps no words back. */
  const isAllSaved = () =>
    connection()?.status().kind === 'saved' || connection()?.status().kind === 'readOnly'
  const [isRead, setRead] = createSignal(wasConfirmed)
  createEffect(() => {
    if (props.meeting.versionId !== null && (ended() || isAllSaved())) setRead(true)
  })
  const recordId = () => (isRead() ? props.meeting.versionId : null)
  const openHistory = () => props.onHistory(true)
  return (
    <WithHistory
      documentId={props.meeting.minutes.documentId}
      kind="minutes"
      hasEarlierMeeting={props.meeting.hasEarlierMeeting}
      organisations={props.meeting.members}
      isOpen={props.isHistory}
      onBack={() => props.onHistory(false)}
    >
      <ConfirmationPanel meetingId={props.meeting.id} passages={passages} items={props.items} />
      <Show
        when={recordId()}
        fallback={
          <>
            <h2 class="visually-hidden meeting-paper-title">{meetingsText.minutesDraft}</h2>
            <Show when={takesSkeleton(props.meeting)}>
              <div class="cluster no-print">
                <SkeletonAct fillIn={fillIn} />
              </div>
            </Show>
            <MinutesEditor
              {...props.meeting.minutes}
              me={me()}
              keep={props.keep('minutes')}
              organisations={props.meeting.members}
              agendaItems={props.items}
              readOnly={!props.meeting.can.editMinutes}
              passages={passages}
              onHistory={openHistory}
              onConnected={(made) => {
                setConnection(made)
                props.onMinutesConnected(made)
              }}
            />
          </>
        }
      >
        {(versionId) => (
          <div class="stack">
            <Show when={ended()?.updates.length ? ended() : undefined}>
              {(closed) => <ClosedNotice closed={closed()} />}
            </Show>
            <ConfirmedRecord
              versionId={versionId()}
              documentId={props.meeting.minutes.documentId}
              organisations={props.meeting.members}
              onHistory={openHistory}
            />
          </div>
        )}
      </Show>
    </WithHistory>
  )
}

/** The secretariat's, from the end of the meeting until 確定. */
const takesSkeleton = ({ state, can }: Meeting): boolean =>
  can.change && can.editMinutes && (state === 'held' || state === 'in_confirmation')
