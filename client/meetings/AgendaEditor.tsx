import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import { againstPrinted } from '../../shared/meetings/addedItems'
import type { DocumentConnection } from '../collab/connectDocument'
import { newIdempotencyKey } from '../data/idempotencyKey'
import { agendaText } from '../text/agenda'
import { EmptyState } from '../ui/EmptyState'
import { Loading } from '../ui/Loading'
import { AgendaBeside } from './AgendaBeside'
import { AgendaContext, type AgendaOrganisation, type MeetingBeside } from './AgendaContext'
import { AgendaSheet } from './AgendaSheet'
import { AgendaSummary } from './AgendaSummary'
import { createAgenda } from './createAgenda'
import { createPrinting } from './createPrinting'
import { EditableAgenda } from './EditableAgenda'
import './agenda.css'

interface AgendaEditorProps {
  connection: DocumentConnection
  /** the members of the body, in 建制順 */
  organisations: readonly AgendaOrganisation[]
  /** ms since 1970 */
  startsAt: number
  hasEarlierMeeting: boolean
  readOnly: boolean
  /** the rest of the meeting's page; without it the document is shown alone */
  beside?: MeetingBeside | undefined
  /** the secretariat adds items for the body, not for its own organisation: nothing is preset for it */
  me: { organisationId: string; isSecretariat: boolean }
}

/** The agenda (次第) of one meeting, which everybody in the body writes at once. */
export function AgendaEditor(props: AgendaEditorProps) {
  return (
    <Show
      when={props.connection.synced() && props.connection}
      fallback={<Loading label={agendaText.loading} />}
      keyed
    >
      {(connection) => <LoadedAgenda {...props} connection={connection} />}
    </Show>
  )
}

function LoadedAgenda(props: AgendaEditorProps) {
  const [isHeld, setHeld] = createSignal<() => boolean>(() => false)
  const isMember = () => props.organisations.some(({ id }) => id === props.me.organisationId)
  const agenda = createAgenda({
    doc: props.connection.doc,
    hasEarlierMeeting: () => props.hasEarlierMeeting,
    held: () => isHeld()(),
    preset: () => (isMember() && !props.me.isSecretariat ? [props.me.organisationId] : []),
    // Not randomUUID itself: on plain HTTP in a closed network browsers do not offer it.
    newId: newIdempotencyKey,
  })
  const peersIn = (field: string) =>
    props.connection.peers().filter((peer) => !peer.isMe && peer.fields.field === field)
  const isReadOnly = () => props.readOnly || props.connection.closed() !== undefined

  const isPrinting = createPrinting()
  const sheet = (): JSX.Element => (
    <AgendaSheet outline={agenda.outline()} organisations={props.organisations} against={against()} />
  )
  const side = () => props.beside?.side()
  const against = createMemo(() => againstPrinted(agenda.items(), side()?.latest?.printed))

  return (
    <AgendaContext.Provider
      value={{
        agenda,
        organisations: () => props.organisations,
        side,
        meetingId: () => props.beside?.meetingId,
        against,
        peersIn,
      }}
    >
      <div class="agenda">
        <Show when={props.beside}>
          {(beside) => <AgendaBeside {...beside()} startsAt={props.startsAt} readOnly={isReadOnly()} />}
        </Show>
        <AgendaSummary outline={agenda.outline()} startsAt={props.startsAt} endsAt={side()?.endsAt ?? null} />
        <Show when={agenda.items().length === 0}>
          <EmptyState title={agendaText.empty.title}>
            {isReadOnly() ? agendaText.empty.reader : agendaText.empty.member}
          </EmptyState>
        </Show>
        <Show when={!isReadOnly()} fallback={sheet()}>
          <EditableAgenda setPresence={props.connection.setPresence} onHold={(held) => setHeld(() => held)} />
          <Show when={isPrinting()}>
            <div class="agenda-print">{sheet()}</div>
          </Show>
        </Show>
      </div>
    </AgendaContext.Provider>
  )
}
