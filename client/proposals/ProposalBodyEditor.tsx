import { createEffect, lazy, onCleanup } from 'solid-js'
import { connectDocument } from '../collab/connectDocument'
import { DocumentFrame } from '../collab/DocumentFrame'
import type { DocumentStatus } from '../collab/documentStatus'
import type { Keep } from '../collab/offline/keepFor'
import type { Me } from '../collab/presence'
import { SurfaceBoundary } from '../editor/SurfaceBoundary'
import { AuthorsPanel } from '../history/AuthorsPanel'
import { createAuthors } from '../history/createAuthors'
import { HistoryBar } from '../history/HistoryBar'

const ProposalBodySurface = lazy(async () => ({
  default: (await import('./ProposalBodySurface')).ProposalBodySurface,
}))

interface ProposalBodyEditorProps {
  documentId: string
  epoch: number
  me: Me
  /** for the copy in this browser */
  keep?: Keep | undefined
  readOnly: boolean
  /** told how the words stand with the server, for an act that must not run ahead of them */
  onStatus?: ((status: DocumentStatus) => void) | undefined
}

/** The body of a proposal while its organisations write it together. */
export function ProposalBodyEditor(props: ProposalBodyEditorProps) {
  const connection = connectDocument({
    documentId: props.documentId,
    kind: 'proposal',
    epoch: props.epoch,
    me: props.me,
    readOnly: props.readOnly,
    keep: props.keep,
  })
  onCleanup(connection.destroy)
  createEffect(() => props.onStatus?.(connection.status()))
  const authors = createAuthors(props.documentId, connection.doc)
  return (
    <DocumentFrame connection={connection}>
      <HistoryBar authors={authors} />
      <SurfaceBoundary>
        <ProposalBodySurface connection={connection} authors={authors} readOnly={props.readOnly} />
      </SurfaceBoundary>
      <AuthorsPanel authors={authors} />
    </DocumentFrame>
  )
}
