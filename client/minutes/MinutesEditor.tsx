import { type Accessor, lazy, onCleanup } from 'solid-js'
import { connectDocument, type DocumentConnection } from '../collab/connectDocument'
import { DocumentFrame } from '../collab/DocumentFrame'
import type { Keep } from '../collab/offline/keepFor'
import type { Me } from '../collab/presence'
import type { Passages } from '../confirmation/passages'
import { SurfaceBoundary } from '../editor/SurfaceBoundary'
import { AuthorsPanel } from '../history/AuthorsPanel'
import { createAuthors } from '../history/createAuthors'
import { HistoryBar } from '../history/HistoryBar'
import type { AgendaItemTitle, OrganisationChoice } from './minutesContext'

const MinutesSurface = lazy(async () => ({ default: (await import('./MinutesSurface')).MinutesSurface }))

interface MinutesEditorProps {
  documentId: string
  epoch: number
  me: Me
  /** for the copy in this browser */
  keep?: Keep | undefined
  /** who can speak and who can be given homework, in 建制順 */
  organisations: readonly OrganisationChoice[]
  /** the agenda as it stands now, in order */
  agendaItems: Accessor<readonly AgendaItemTitle[]>
  readOnly: boolean
  /** where words that are marked here are asked about, and from where passages are found here */
  passages?: Passages | undefined
  /** 経過を見る; without it the document is shown alone */
  onHistory?: (() => void) | undefined
  /** hands out the connection, for the page that must know when it ended and what was not saved */
  onConnected?: ((connection: DocumentConnection) => void) | undefined
}

/** The minutes (議事録) of a meeting while they are written together. Confirmed minutes are a record, not this. */
export function MinutesEditor(props: MinutesEditorProps) {
  // One connection for the component's life: whoever shows another document makes another component.
  const connection = connectDocument({
    documentId: props.documentId,
    kind: 'minutes',
    epoch: props.epoch,
    me: props.me,
    readOnly: props.readOnly,
    keep: props.keep,
  })
  onCleanup(connection.destroy)
  props.onConnected?.(connection)
  const authors = createAuthors(props.documentId, connection.doc)
  const context = { organisations: () => props.organisations, agendaItems: () => props.agendaItems() }
  return (
    <DocumentFrame connection={connection}>
      <HistoryBar authors={authors} onHistory={props.onHistory} />
      <SurfaceBoundary>
        <MinutesSurface
          connection={connection}
          context={context}
          authors={authors}
          readOnly={props.readOnly}
          passages={props.passages}
        />
      </SurfaceBoundary>
      <AuthorsPanel authors={authors} />
    </DocumentFrame>
  )
}
