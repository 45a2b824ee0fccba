// First, because it says in which order the layers win.
import '../../../../client/ui/styles.css'
import { Show } from 'solid-js'
import { render } from 'solid-js/web'
import { ClosedNotice } from '../../../../client/collab/ClosedNotice'
import { connectDocument } from '../../../../client/collab/connectDocument'
import { statusShown } from '../../../../client/collab/documentStatus'
import { AgendaEditor } from '../../../../client/meetings/AgendaEditor'
import { seatOf, seats } from '../agendaSeats'
import './harness.css'

/** The agenda of one document, opened from the seat that the address names; `members` shows a body of that many. */
const query = new URLSearchParams(location.search)
const seat = seatOf(query.get('who') ?? '')
const readOnly = seat.mode === 'read'
const connection = connectDocument({
  documentId: query.get('document') ?? '',
  kind: 'agenda',
  epoch: 0,
  me: { organisationName: seat.organisationName, seatTitle: seat.seatTitle },
  readOnly,
})
const organisations = seats
  .filter(({ isMember }) => isMember)
  .slice(0, Number(query.get('members') ?? 6))
  .map(({ organisationId: id, organisationName: name }) => ({ id, name }))

const Page = () => (
  <div class="harness">
    <h1>次第（{seat.organisationName}）</h1>
    <p data-status>{statusShown(connection.status()).label}</p>
    <Show when={connection.closed()}>{(closed) => <ClosedNotice closed={closed()} />}</Show>
    <h2>次第</h2>
    <AgendaEditor
      connection={connection}
      organisations={organisations}
      startsAt={Date.parse('2026-09-18T13:30:00+09:00')}
      hasEarlierMeeting
      readOnly={readOnly}
      me={{ organisationId: seat.organisationId, isSecretariat: seat.isSecretariat }}
    />
  </div>
)

// What the document holds, whatever the screen shows: tests wait on it.
Object.assign(window, { agendaDoc: connection.doc })

const root = document.getElementById('root')
if (root) render(() => <Page />, root)
