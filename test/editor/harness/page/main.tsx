// First: the order of the cascade's layers is declared there.
import '../../../../client/ui/styles.css'

import { createSignal, onCleanup, Show } from 'solid-js'
import { render } from 'solid-js/web'
import { bindText } from '../../../../client/collab/bindText'
import { connectDocument } from '../../../../client/collab/connectDocument'
import { DocumentFrame } from '../../../../client/collab/DocumentFrame'
import { MinutesEditor } from '../../../../client/minutes/MinutesEditor'
import { ProposalBodyEditor } from '../../../../client/proposals/ProposalBodyEditor'
import './page.css'
import { watchPage } from './watch'

/** One component of the product on one document, as a page would show it: `?component=&document=&organisation=`. */
const query = new URLSearchParams(window.location.search)
const documentId = query.get('document') ?? ''
const me = { organisationName: query.get('organisation') ?? '', seatTitle: '企画課長' }
const readOnly = query.has('readOnly')
watchPage(query.get('carets') !== 'off')

const [agendaItems, setAgendaItems] = createSignal([
  { id: 'item-1', number: '議題1', title: '広域観光の進め方' },
  { id: 'item-2', number: '議題2', title: '次年度の予算' },
])
/** A test renames an item of the agenda by this. */
window.addEventListener('rename', () =>
  setAgendaItems((items) => items.map((item) => ({ ...item, title: `${item.title}（改）` }))),
)
const organisations = [
  { id: '202011', name: '長野市' },
  { id: '202118', name: '中野市' },
  { id: '202134', name: '飯山市' },
  { id: '205621', name: '木島平村' },
]

function TextFields() {
  const connection = connectDocument({ documentId, kind: 'agenda', epoch: 0, me })
  onCleanup(connection.destroy)
  const bind = (field: HTMLInputElement | HTMLTextAreaElement) => {
    const bound = bindText(field, connection.doc.getText('items'))
    onCleanup(bound.unbind)
  }
  return (
    <DocumentFrame connection={connection}>
      <label>
        題名 <input ref={bind} class="input" id="field" />
      </label>
    </DocumentFrame>
  )
}

function Component() {
  switch (query.get('component')) {
    case 'body':
      return <ProposalBodyEditor documentId={documentId} epoch={0} me={me} readOnly={readOnly} />
    case 'text':
      return <TextFields />
    default:
      return (
        <MinutesEditor
          documentId={documentId}
          epoch={0}
          me={me}
          organisations={organisations}
          agendaItems={agendaItems}
          readOnly={readOnly}
        />
      )
  }
}

const [isShown, setShown] = createSignal(true)
/** A test leaves the page by this, without closing it. */
window.addEventListener('leave', () => setShown(false))
const root = document.getElementById('root')
if (root)
  render(
    () => (
      <Show when={isShown()}>
        <Component />
      </Show>
    ),
    root,
  )
